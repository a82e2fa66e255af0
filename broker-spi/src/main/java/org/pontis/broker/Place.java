package org.pontis.broker;

/**
 * A method's own place beside the logins, where it sends browsers by {@link Step.Redirect} when something can be seen only there,
 * such as what a TLS connection says of itself. It shows no page and decides no login: browsers go on.
 */
@FunctionalInterface
public interface Place {

    /** Takes note of what a browser brings, and says where it goes on. */
    Passage pass(Passer passer, Challenges challenges, Codes codes);
}
