package org.pontis.idp.keycloak.house;

import java.time.InstantSource;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.pontis.broker.AuditTrail;
import org.pontis.broker.Challenges;
import org.pontis.broker.Citizens;
import org.pontis.broker.Codes;
import org.pontis.broker.House;
import org.pontis.broker.Limits;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.NationalIdentifiers;
import org.pontis.broker.Passwords;
import org.pontis.broker.Settings;
import org.pontis.broker.SmsSender;
import org.pontis.idp.keycloak.citizens.KeycloakCitizens;
import org.pontis.idp.keycloak.citizens.KeycloakPasswords;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.limits.TableLimits;
import org.pontis.idp.numbering.RealmPeople;
import org.pontis.idp.spending.SpendingRules;
import org.pontis.idp.spending.ThriftySms;

/** The house's ports for one request of one method, each backed by Keycloak. */
public record KeycloakHouse(AuthenticationFlowContext context, MethodDescriptor method, Installation installation)
        implements House {

    @Override
    public Citizens citizens() {
        return new KeycloakCitizens(context.getSession(), method, context.getEvent());
    }

    @Override
    public NationalIdentifiers identifiers() {
        return RealmPeople.numbering(realm()).identifiers();
    }

    @Override
    public Passwords passwords() {
        return new KeycloakPasswords(context, installation.passwords());
    }

    @Override
    public Settings realm() {
        return RealmSettings.of(context.getRealm());
    }

    @Override
    public SmsSender sms() {
        return new ThriftySms(
                installation.sms(),
                SpendingRules.read(realm().or(installation.settings())),
                context.getRealm().getId(),
                method.id(),
                this,
                installation.glance(),
                new SpendingMeters(
                        context.getRealm().getName(),
                        context.getAuthenticationSession().getClient().getClientId(),
                        SentMessages.of(
                                installation.tally(),
                                context.getRealm(),
                                context.getAuthenticationSession().getClient(),
                                method.id().value())));
    }

    @Override
    public Limits limits() {
        return new TableLimits(context.getSession(), installation.codes());
    }

    @Override
    public Challenges challenges() {
        KeycloakSession session = context.getSession();
        return new SingleUseChallenges(session.singleUseObjects());
    }

    @Override
    public Codes codes() {
        return installation.codes();
    }

    @Override
    public InstantSource clock() {
        return Now::get;
    }

    @Override
    public AuditTrail audit() {
        return new EventTrail(context.getEvent());
    }
}
