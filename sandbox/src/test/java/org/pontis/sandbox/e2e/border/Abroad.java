package org.pontis.sandbox.e2e.border;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Stack;

/**
 * One stack with an open border for all tests that ask for it: {@code @ExtendWith(Abroad.class)}, then take a {@link Stack} or its
 * {@link Addresses} as a parameter. Before each test both countries answer, all counters are forgotten and no fault plays.
 */
public final class Abroad implements ParameterResolver, BeforeEachCallback {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Abroad.class);

    private record Open(Stack stack) implements AutoCloseable {

        static Open start() {
            try {
                Path target = Files.createDirectories(Path.of("target"));
                Stack.Plan plan = Stack.Plan.forTest(Files.createTempDirectory(target, "border-"))
                        // all citizens of the tests sit behind one address
                        .with("spi-authenticator--pontis-login--mobile-id-per-address-hour", "100000")
                        .abroad(Map.of());
                return new Open(Stack.start(plan, System.out::println));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            stack.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        SandboxApi sandbox = SandboxApi.of(stack(context).addresses());
        sandbox.noFaults();
        sandbox.forgetLimits();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class || type == Addresses.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stack stack = stack(context);
        return parameter.getParameter().getType() == Stack.class ? stack : stack.addresses();
    }

    private static Stack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(Open.class, start -> Open.start(), Open.class)
                .stack();
    }
}
