package org.pontis.idp.sms.centre;

/** The way to one centre. Called from many threads at once. */
public interface Transport extends AutoCloseable {

    /** Whether the centre can be reached, as far as is known. */
    boolean connected();

    /** Hands one message over and waits for the answer, at most the centre's timeout. */
    Verdict submit(Message message, Deadline deadline) throws InterruptedException;

    @Override
    void close();
}
