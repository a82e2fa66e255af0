package org.pontis.broker;

/** What a method wants remembered besides its steps, which the house records by itself. */
public sealed interface AuditEvent {

    /** A code was handed to the SMS centre; also recorded, alike, when there was nobody to send it to. */
    record CodeRequested(MethodId method) implements AuditEvent {}

    /** The day's budget for messages is used up to this share, in percent. */
    record BudgetNearlySpent(MethodId method, int percent) implements AuditEvent {}

    /** A limit stopped something. */
    record LimitReached(MethodId method, String limit) implements AuditEvent {}
}
