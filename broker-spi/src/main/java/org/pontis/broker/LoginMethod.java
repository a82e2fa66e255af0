package org.pontis.broker;

/** One way to log in, for one request. It never blocks to wait for a person. */
public interface LoginMethod {

    /** The citizen has chosen this method. Called once an attempt; a page reload is {@link #resume} with no input. */
    Step begin(Attempt attempt);

    /** The browser came back, with form fields or, on a reload, with {@link Input#NONE}. */
    Step resume(Attempt attempt, Input input);

    /** The citizen gave up: tell the provider, drop what is pending. Most methods have nothing to do. */
    default void cancel(Attempt attempt) {}
}
