package org.pontis.idp.keycloak.recovery;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Proof;

/** An errand as the code by SMS sees it: not a login, but like one it belongs to one browser. */
record CodeAttempt(Ground ground, Errand errand) implements Attempt {

    @Override
    public String id() {
        return errand.id();
    }

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
    public Locale locale() {
        return ground.language();
    }

    @Override
    public String portal() {
        return ground.word("recovery.sms." + errand.purpose().name().toLowerCase(Locale.ROOT));
    }

    /** What the code is for stands in the message: nobody is talked out of it for another thing. */
    @Override
    public Optional<String> purpose() {
        return Optional.of(portal());
    }

    @Override
    public boolean portalLearnsRepresented() {
        return false;
    }

    @Override
    public String host() {
        return ground.session().getContext().getUri().getBaseUri().getHost();
    }

    @Override
    public URI back() {
        return URI.create(ground.address(""));
    }

    @Override
    public URI place() {
        return back();
    }

    @Override
    public String remoteAddress() {
        return ground.remoteAddress();
    }

    @Override
    public void keep(Record state) {
        throw new UnsupportedOperationException("An errand keeps itself.");
    }

    @Override
    public <T extends Record> Optional<T> kept(Class<T> type) {
        return Optional.empty();
    }
}
