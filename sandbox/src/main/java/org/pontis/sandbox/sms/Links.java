package org.pontis.sandbox.sms;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jsmpp.session.SMPPServerSession;

/** The clients that are bound. */
final class Links {

    private final Set<SMPPServerSession> bound = ConcurrentHashMap.newKeySet();

    void add(SMPPServerSession session) {
        bound.add(session);
        session.addSessionStateListener((now, before, source) -> {
            if (!now.isNotClosed()) {
                bound.remove(session);
            }
        });
    }

    int count() {
        return bound.size();
    }

    /** Where a receipt goes: back to the submitter, or to the receiver of a client that binds twice. */
    Optional<SMPPServerSession> towards(SMPPServerSession submitter) {
        if (submitter.getSessionState().isReceivable()) {
            return Optional.of(submitter);
        }
        return bound.stream()
                .filter(session -> session.getSessionState().isReceivable())
                .findAny();
    }

    /** Says goodbye to all, and waits for each as long as its transaction timer. */
    void unbindAll() {
        bound.parallelStream().forEach(SMPPServerSession::unbindAndClose);
        bound.clear();
    }
}
