package org.pontis.broker;

import java.util.Optional;
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

    /**
     * The same for a method that depends on somebody outside. This one is called; the other is enough for all others.
     *
     * @param meters told how those outside answer, for as long as the server runs
     */
    default Function<House, LoginMethod> configure(Settings settings, Meters meters) {
        return configure(settings);
    }

    /**
     * The method's place beside the logins, if it has one.
     *
     * @param settings as in {@link #configure}
     * @throws InvalidSetting if a setting cannot be
     */
    default Optional<Place> place(Settings settings) {
        return Optional.empty();
    }

    /**
     * Whether this server has what the method needs, so that it can be offered at all. One that depends on somebody outside
     * is left out until its settings name him.
     *
     * @param settings as in {@link #configure}
     */
    default boolean isOffered(Settings settings) {
        return true;
    }

    /**
     * Whether a realm can offer it: one may name somebody outside whom this server does not know.
     *
     * @param settings as in {@link #configure}
     * @param realm as in {@link House#realm()}
     * @throws InvalidSetting if the realm says what cannot be; then it is not offered there
     */
    default boolean isOffered(Settings settings, Settings realm) {
        return true;
    }

    /**
     * Reads what a realm may say otherwise than the server, so that its health can tell; what cannot be read closes the method.
     *
     * @param realm as in {@link House#realm()}
     * @throws InvalidSetting if one of them cannot be
     */
    default void check(Settings realm) {}
}
