package org.pontis.idp.keycloak.house;

import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.pontis.broker.AuditEvent;
import org.pontis.broker.AuditTrail;

/** Audit events as Keycloak user events: {@code CUSTOM_REQUIRED_ACTION} with a closed set of details. */
record EventTrail(EventBuilder login) implements AuditTrail {

    @Override
    public void record(AuditEvent event) {
        EventBuilder remembered = login.clone().event(EventType.CUSTOM_REQUIRED_ACTION);
        switch (event) {
            case AuditEvent.CodeRequested code ->
                remembered
                        .detail("login_method", code.method().value())
                        .detail("what", "code_requested")
                        .success();
            case AuditEvent.BudgetNearlySpent budget ->
                remembered
                        .detail("login_method", budget.method().value())
                        .detail("what", "sms_budget_nearly_spent")
                        .detail("percent", Integer.toString(budget.percent()))
                        .success();
            case AuditEvent.LimitReached limit ->
                remembered
                        .detail("login_method", limit.method().value())
                        .detail("limit", limit.limit())
                        .error("limit_reached");
        }
    }
}
