package org.pontis.idp.keycloak.desk;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedMap;

import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.desk.Application;
import org.pontis.idp.desk.SeenDocument;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.limits.TableLimits;
import org.pontis.idp.numbering.RealmPeople;

/**
 * Finding the citizen whose document lies on the desk: by its number, and by the end of its validity, which nobody knows who has not
 * seen it. Each search is counted against the officer and is an event of the citizen.
 */
record LookUp(Officer officer) {

    private static final String CONTRAST = "contrast";
    private static final int LONGEST = 40;

    /** Opens her file; somebody unknown gets an empty one. */
    AtHand by(MultivaluedMap<String, String> form) {
        SeenDocument document = Optional.ofNullable(form.getFirst("document"))
                .flatMap(SeenDocument::named)
                .orElseThrow(LookUp::unreadable);
        PersonIdentifier who =
                read(form.getFirst("identifier")).filter(document::fits).orElseThrow(LookUp::unreadable);
        LocalDate validity = Application.day(form.getFirst(CONTRAST)).orElseThrow(LookUp::unreadable);
        AtHand.close(officer);
        Trail trail = new Trail(officer);
        if (!within()) {
            trail.lookedUp(Optional.empty(), document.word(), "limit_reached");
            throw new Trouble(Trouble.Code.DESK_LOOKUPS);
        }
        Optional<UserModel> citizen = account(who);
        refuseOwnAndClosed(citizen, document, trail);
        boolean differs = citizen.map(known -> known.getFirstAttribute(CONTRAST))
                .filter(own -> !own.equals(validity.toString()))
                .isPresent();
        trail.lookedUp(
                citizen,
                document.word(),
                citizen.isEmpty() ? "user_not_found" : differs ? "document_differs" : "found");
        return AtHand.open(officer, citizen, who, document, validity.toString(), differs);
    }

    private boolean within() {
        return new TableLimits(
                        officer.session(), Installation.of(officer.session()).codes())
                .spend(officer.rules().lookups(), officer.id());
    }

    private void refuseOwnAndClosed(Optional<UserModel> citizen, SeenDocument document, Trail trail) {
        if (citizen.filter(officer::is).isPresent()) {
            trail.lookedUp(citizen, document.word(), "own_account");
            throw new Trouble(Trouble.Code.DESK_OWN_ACCOUNT);
        }
        if (citizen.filter(known -> !known.isEnabled()).isPresent()) {
            trail.lookedUp(citizen, document.word(), "user_disabled");
            throw new Trouble(Trouble.Code.DESK_ACCOUNT_CLOSED);
        }
    }

    /** From the database: who has just been registered is found as well. */
    Optional<UserModel> account(PersonIdentifier who) {
        return Optional.ofNullable(UserStoragePrivateUtil.userLocalStorage(officer.session())
                        .getUserByUsername(officer.realm(), who.account()))
                .map(found -> officer.session().users().getUserById(officer.realm(), found.getId()));
    }

    /** The identifier that was typed; nothing if it is none. */
    Optional<PersonIdentifier> read(String typed) {
        return Optional.ofNullable(typed)
                .filter(text -> text.length() <= LONGEST)
                .flatMap(
                        RealmPeople.numbering(RealmSettings.of(officer.realm())).identifiers()::read);
    }

    private static Trouble unreadable() {
        return new Trouble(LoginProblem.INPUT_INVALID);
    }
}
