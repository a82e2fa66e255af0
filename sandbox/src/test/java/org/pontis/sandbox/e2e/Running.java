package org.pontis.sandbox.e2e;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.run.SharedStack;
import org.pontis.sandbox.run.Stack;

/**
 * The {@linkplain SharedStack one stack of the test run}: {@code @ExtendWith(Running.class)}, then take a {@link Stack} or
 * only its {@link Addresses} as a parameter. Before each test all counters are forgotten and no fault plays.
 */
public final class Running implements ParameterResolver, BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        SandboxApi sandbox = SandboxApi.of(SharedStack.of(context).addresses());
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
        Stack stack = SharedStack.of(context);
        return parameter.getParameter().getType() == Stack.class ? stack : stack.addresses();
    }
}
