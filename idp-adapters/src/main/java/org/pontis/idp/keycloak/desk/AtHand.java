package org.pontis.idp.keycloak.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.keycloak.models.UserModel;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.desk.SeenDocument;
import org.pontis.idp.keycloak.gate.JsonNote;
import org.pontis.idp.keycloak.installation.Now;

/**
 * The one citizen whose document the officer has before her. It is kept in the officer's session, so that no browser ever says whom
 * something is about; forms carry the handle, and a form about another citizen, from another tab, is not taken.
 *
 * @param handle random
 * @param citizen the account's id; empty for somebody new
 * @param country of the identifier, and its kind and value as in {@link PersonIdentifier}
 * @param validity the end of the document's validity, as the officer read it
 * @param differs whether the account says another one
 * @param since when she was looked up, in seconds
 */
record AtHand(
        String handle,
        String citizen,
        String country,
        String kind,
        String value,
        String document,
        String validity,
        boolean differs,
        long since) {

    private static final String NOTE = "pontis.desk.at-hand";

    /** Long enough for a form and a message, too short for somebody who finds the desk empty. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    static AtHand open(
            Officer officer,
            Optional<UserModel> citizen,
            PersonIdentifier who,
            SeenDocument document,
            String validity,
            boolean differs) {
        AtHand opened = new AtHand(
                UUID.randomUUID().toString(),
                citizen.map(UserModel::getId).orElse(""),
                who.country(),
                who.kind(),
                who.value(),
                document.word(),
                validity,
                differs,
                Now.get().getEpochSecond());
        opened.keep(officer);
        return opened;
    }

    /** She has an account now. */
    AtHand known(Officer officer, UserModel citizen) {
        AtHand known = new AtHand(handle, citizen.getId(), country, kind, value, document, validity, differs, since);
        known.keep(officer);
        return known;
    }

    private void keep(Officer officer) {
        officer.visit().setNote(NOTE, JsonNote.write(this));
    }

    static Optional<AtHand> of(Officer officer) {
        Instant longAgo = Now.get().minus(LONGEST);
        Optional<AtHand> open = JsonNote.read(officer.visit().getNote(NOTE), AtHand.class)
                .filter(file -> Instant.ofEpochSecond(file.since).isAfter(longAgo));
        if (open.isEmpty()) {
            close(officer);
        }
        return open;
    }

    static void close(Officer officer) {
        officer.visit().removeNote(NOTE);
    }

    PersonIdentifier who() {
        return new PersonIdentifier(country, kind, value);
    }

    Optional<UserModel> account(Officer officer) {
        return Optional.of(citizen)
                .filter(id -> !id.isEmpty())
                .map(id -> officer.session().users().getUserById(officer.realm(), id));
    }

    @Override
    public String toString() {
        return "AtHand[" + handle + "]";
    }
}
