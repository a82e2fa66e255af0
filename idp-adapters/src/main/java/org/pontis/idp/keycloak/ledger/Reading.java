package org.pontis.idp.keycloak.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import jakarta.ws.rs.WebApplicationException;

import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.pontis.idp.keycloak.visit.Door;

/**
 * What somebody asks of the ledger, as an event and in {@code pontis_ledger_reads_total{what,outcome}}. A reader has one entry a minute
 * on a node for all that went well, and one for each refusal, or reading would make the ledger grow; whom nobody knows {@link Strangers} count.
 *
 * @param account of whoever asks, if she has one
 * @param client through which she asks, or that asks itself
 * @param by {@code officer}, {@code citizen} or {@code system}; empty as long as nobody knows
 */
record Reading(KeycloakSession session, What what, Optional<UserModel> account, String client, Optional<String> by) {

    /** What is asked for. */
    enum What {
        /** Entries, by an auditor. */
        LEDGER_READ,
        /** A receipt, by whom it is about or the portal it is of. */
        RECEIPT_TAKEN,
        /** Checkpoints and proofs, by anybody. */
        LEDGER_ASKED,
        /** That lines be entered, by a node of eIDAS. */
        LEDGER_ENTERED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of nobody yet. */
    static Reading of(KeycloakSession session, What what) {
        return new Reading(session, what, Optional.empty(), null, Optional.empty());
    }

    /** It is an auditor's, or of somebody who would be one. */
    Reading byAuditor(UserModel auditor, ClientModel through) {
        return new Reading(session, what, Optional.of(auditor), through.getClientId(), Optional.of("officer"));
    }

    Reading byCitizen(UserModel citizen) {
        return new Reading(session, what, Optional.of(citizen), Door.CABINET.client(), Optional.of("citizen"));
    }

    /** It is a portal's, or a node's. */
    Reading byClient(ClientModel itself) {
        return new Reading(session, what, Optional.empty(), itself.getClientId(), Optional.of("system"));
    }

    /** It was answered. */
    void done() {
        if (isFirst("ok")) {
            event().success();
        }
        LedgerMeters.read(what.word(), "ok");
    }

    /** It was not. */
    void failed(LedgerRefusal why) {
        String code = why.name().toLowerCase(Locale.ROOT);
        if (by.isEmpty() || isFirst(code)) {
            event().error(code);
        }
        LedgerMeters.read(what.word(), code);
    }

    WebApplicationException refused(LedgerRefusal why) {
        failed(why);
        return why.thrown();
    }

    private boolean isFirst(String outcome) {
        String whose = account.map(UserModel::getId).orElse(client);
        return LedgerListenerFactory.readers(session)
                .isFirst(String.join(" ", realm().getId(), what.word(), outcome, whose), Instant.now());
    }

    private EventBuilder event() {
        EventBuilder event = new EventBuilder(
                        realm(), session, session.getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .client(client)
                .detail("what", what.word());
        account.ifPresent(event::user);
        by.ifPresent(word -> event.detail("by", word));
        return event;
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
