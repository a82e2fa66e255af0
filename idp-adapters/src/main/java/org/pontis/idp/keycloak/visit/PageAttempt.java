package org.pontis.idp.keycloak.visit;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Proof;
import org.pontis.idp.keycloak.limits.AddressBlock;

/**
 * What somebody does on a page of ours, as a code by SMS sees it: not a login, but like one it belongs to one browser.
 *
 * @param id of what she does
 * @param portal what stands in the place of a portal's name
 * @param purpose what the code is for; it stands in the message, so that nobody is talked out of it for another thing
 * @param back the page
 */
public record PageAttempt(
        KeycloakSession session, String id, Locale locale, String portal, Optional<String> purpose, URI back)
        implements Attempt {

    @Override
    public LevelOfAssurance requested() {
        return LevelOfAssurance.LOW;
    }

    @Override
    public Optional<Citizen> citizen() {
        return Optional.empty();
    }

    @Override
    public List<Proof> proofs() {
        return List.of();
    }

    @Override
    public boolean portalLearnsRepresented() {
        return false;
    }

    @Override
    public String host() {
        return session.getContext().getUri().getBaseUri().getHost();
    }

    @Override
    public URI place() {
        return back;
    }

    @Override
    public String remoteAddress() {
        return AddressBlock.of(session.getContext().getConnection().getRemoteAddr());
    }

    @Override
    public void keep(Record state) {
        throw new UnsupportedOperationException("A page keeps itself what it needs.");
    }

    @Override
    public <T extends Record> Optional<T> kept(Class<T> type) {
        return Optional.empty();
    }
}
