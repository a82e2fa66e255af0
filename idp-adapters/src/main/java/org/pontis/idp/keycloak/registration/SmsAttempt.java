package org.pontis.idp.keycloak.registration;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Proof;
import org.pontis.idp.keycloak.pages.ThemeWord;

/** A draft as the code by SMS sees it: not a login, but like one it belongs to one browser. */
record SmsAttempt(Room room, Draft draft) implements Attempt {

    @Override
    public String id() {
        return draft.id();
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
        return room.session().getContext().resolveLocale(null);
    }

    /** The name of the whole service. */
    @Override
    public String portal() {
        return Optional.ofNullable(room.realm().getDisplayName()).orElse("");
    }

    /** What the code is for stands in the message: nobody is talked out of it for another thing. */
    @Override
    public Optional<String> purpose() {
        String key =
                draft.stage() == Draft.Stage.ACTIVATION_CODE ? "registration.sms.password" : "registration.sms.phone";
        return Optional.of(ThemeWord.of(room.session(), locale(), key));
    }

    @Override
    public boolean portalLearnsRepresented() {
        return false;
    }

    @Override
    public String host() {
        return room.session().getContext().getUri().getBaseUri().getHost();
    }

    @Override
    public URI back() {
        return room.address(room.way());
    }

    @Override
    public URI place() {
        return back();
    }

    @Override
    public String remoteAddress() {
        return room.remoteAddress();
    }

    @Override
    public void keep(Record state) {
        throw new UnsupportedOperationException("A draft keeps itself.");
    }

    @Override
    public <T extends Record> Optional<T> kept(Class<T> type) {
        return Optional.empty();
    }
}
