package org.pontis.idp.keycloak.saml;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextClassRefType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.dom.saml.v2.protocol.StatusResponseType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.saml.preprocessor.SamlAuthenticationPreprocessor;
import org.keycloak.saml.processing.core.saml.v2.util.XMLTimeUtil;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.KeycloakSessionUtil;
import org.pontis.idp.keycloak.gate.Granted;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Unconfigured;
import org.pontis.idp.keycloak.portal.SamlLevelRequest;
import org.pontis.idp.keycloak.portal.Wishes;

/**
 * Our part of SAML towards portals: reads the level that is asked for, and writes the level achieved into each response.
 * A response the gate has not stamped does not leave, whatever path it came by; no realm can take this class away.
 */
public final class Guard implements SamlAuthenticationPreprocessor, Unconfigured<SamlAuthenticationPreprocessor> {

    private KeycloakSessionFactory server;

    @Override
    public AuthnRequestType beforeProcessingLoginRequest(AuthnRequestType request, AuthenticationSessionModel login) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (request.getRequestedAuthnContext() != null) {
            SamlLevelRequest.keep(request.getRequestedAuthnContext(), login);
            // read by us, whole; Keycloak's own reading treats maximum as exact and takes the first class only
            request.setRequestedAuthnContext(null);
        }
        Wishes.keepPassive(Boolean.TRUE.equals(request.isIsPassive()), login);
        Hint.in(session, Wishes.METHOD_URN).ifPresent(method -> Wishes.keepMethod(method, login));
        Hint.in(session, Wishes.COUNTRY_URN).ifPresent(country -> Wishes.keepCountry(country, login));
        return request;
    }

    @Override
    public StatusResponseType beforeSendingResponse(
            StatusResponseType response, AuthenticatedClientSessionModel portal) {
        if (!Installation.of(server).guards(portal.getRealm())) {
            return response;
        }
        Granted granted = Granted.takeFrom(portal)
                .orElseThrow(() -> new IllegalStateException("The level gate has not stamped this SAML response."));
        if (response instanceof ResponseType login) {
            List.copyOf(login.getAssertions()).stream()
                    .map(ResponseType.RTChoiceType::getAssertion)
                    .filter(Objects::nonNull)
                    .forEach(assertion -> login.replaceAssertion(
                            assertion.getID(), new ResponseType.RTChoiceType(written(granted, assertion))));
        }
        return response;
    }

    /** A new assertion: Keycloak dates the statement now, and gives no way to change that, however old the login is. */
    private static AssertionType written(Granted granted, AssertionType assertion) {
        AssertionType written = new AssertionType(assertion.getID(), assertion.getIssueInstant());
        written.setIssuer(assertion.getIssuer());
        written.setSubject(assertion.getSubject());
        written.setConditions(assertion.getConditions());
        written.setAdvice(assertion.getAdvice());
        assertion.getStatements().stream()
                .map(statement -> statement instanceof AuthnStatementType login ? written(granted, login) : statement)
                .forEach(written::addStatement);
        return written;
    }

    private static AuthnStatementType written(Granted granted, AuthnStatementType statement) {
        AuthnStatementType written = new AuthnStatementType(
                XMLTimeUtil.parse(Instant.ofEpochSecond(granted.at()).toString()));
        written.setAuthnContext(context(granted));
        written.setSessionIndex(statement.getSessionIndex());
        written.setSessionNotOnOrAfter(statement.getSessionNotOnOrAfter());
        written.setSubjectLocality(statement.getSubjectLocality());
        return written;
    }

    private static AuthnContextType context(Granted granted) {
        AuthnContextType context = new AuthnContextType();
        AuthnContextType.AuthnContextTypeSequence sequence = new AuthnContextType.AuthnContextTypeSequence();
        sequence.setClassRef(new AuthnContextClassRefType(URI.create(granted.acr())));
        context.setSequence(sequence);
        return context;
    }

    @Override
    public String getId() {
        return "pontis-saml-guard";
    }

    @Override
    public SamlAuthenticationPreprocessor create(KeycloakSession session) {
        return this;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        server = factory;
    }

    @Override
    public void close() {}
}
