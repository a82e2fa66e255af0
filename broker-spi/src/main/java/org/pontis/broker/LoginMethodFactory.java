package org.pontis.broker;

import java.util.function.Function;

/**
 * What stands in {@code META-INF/services/org.pontis.broker.LoginMethodFactory}: one line there and one package are a new
 * login method.
 */
public interface LoginMethodFactory {

    /** What the method is; the same value every time. */
    MethodDescriptor descriptor();

    /**
     * Reads and checks the configuration, once, when the server starts.
     *
     * @param settings the keys {@code <method id>-…} of the configuration, without that prefix
     * @return makes the method for one request
     * @throws InvalidSetting if a setting cannot be; the server does not start
     */
    Function<House, LoginMethod> configure(Settings settings);
}
