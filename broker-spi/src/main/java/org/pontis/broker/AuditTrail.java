package org.pontis.broker;

/** Where audit events go. Nothing personal is in them but the account's opaque id, which the house adds. */
@FunctionalInterface
public interface AuditTrail {

    /** Records an event. */
    void record(AuditEvent event);
}
