package org.pontis.idp.keycloak.house;

import java.time.InstantSource;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.pontis.broker.AuditTrail;
import org.pontis.broker.Challenges;
import org.pontis.broker.Citizens;
import org.pontis.broker.Codes;
import org.pontis.broker.House;
import org.pontis.broker.Limits;
import org.pontis.broker.MethodId;
import org.pontis.broker.NationalIdentifiers;
import org.pontis.broker.Passwords;
import org.pontis.broker.Settings;
import org.pontis.broker.SmsSender;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.limits.TableLimits;
import org.pontis.idp.numbering.RealmPeople;
import org.pontis.idp.spending.SpendingRules;
import org.pontis.idp.spending.ThriftySms;

/**
 * The house's ports for a page of ours outside any login. Such a page knows whom it speaks with, so it looks nobody up as a login
 * method does, and asks for no password.
 *
 * @param purpose who sends, as events of limits say it, such as {@code desk}
 * @param page the client that stands for the page, as metrics of messages say it
 * @param event with whom it is about
 */
public record PageHouse(KeycloakSession session, MethodId purpose, String page, EventBuilder event) implements House {

    @Override
    public Citizens citizens() {
        throw new UnsupportedOperationException("A page looks nobody up in a method's name.");
    }

    @Override
    public Passwords passwords() {
        throw new UnsupportedOperationException("A page asks for no password.");
    }

    @Override
    public NationalIdentifiers identifiers() {
        return RealmPeople.numbering(realm()).identifiers();
    }

    @Override
    public Settings realm() {
        return RealmSettings.of(keycloaks());
    }

    @Override
    public SmsSender sms() {
        return new ThriftySms(
                installation().sms(),
                SpendingRules.read(realm().or(installation().settings())),
                keycloaks().getId(),
                purpose,
                this,
                installation().glance(),
                new SpendingMeters(
                        keycloaks().getName(),
                        page,
                        SentMessages.of(
                                installation().tally(),
                                keycloaks(),
                                keycloaks().getClientByClientId(page),
                                purpose.value())));
    }

    @Override
    public Limits limits() {
        return new TableLimits(session, installation().codes());
    }

    @Override
    public Challenges challenges() {
        return new SingleUseChallenges(session.singleUseObjects());
    }

    @Override
    public Codes codes() {
        return installation().codes();
    }

    @Override
    public InstantSource clock() {
        return Now::get;
    }

    @Override
    public AuditTrail audit() {
        return new EventTrail(event);
    }

    private Installation installation() {
        return Installation.of(session);
    }

    private RealmModel keycloaks() {
        return session.getContext().getRealm();
    }
}
