package org.pontis.sandbox.e2e;

import java.nio.file.Path;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.pontis.sandbox.run.Stack;

/**
 * Starts the stack once, before the first test that asks for it, and stops it after the last: {@code
 * @ExtendWith(Running.class)}, then take a {@link Stack} as a parameter. Before each test all counters are forgotten.
 */
final class Running implements ParameterResolver, BeforeEachCallback {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Running.class);

    /** Closed by JUnit when the root context ends. */
    private record Once(Stack stack) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            stack.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        SandboxApi.of(stack(context).addresses()).forgetLimits();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stack(context);
    }

    private static Stack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent("stack", key -> new Once(start()), Once.class)
                .stack();
    }

    private static Stack start() {
        try {
            return Stack.start(Stack.Plan.forTest(Path.of("target/e2e")), System.out::println);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
