package org.pontis.idp.keycloak.desk;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedMap;

import org.keycloak.models.UserModel;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.desk.Application;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.offer.CountryClock;

/** What an account says otherwise than the document: a name, a birthdate, the number, or the date of a renewed document. */
record Correcting(Officer officer, UserModel citizen) {

    private static final String BIRTHDATE = "birthdate";

    /** What is to be another; a field left empty stays as it is. */
    Map<String, String> read(AtHand file, MultivaluedMap<String, String> form) {
        if (file.differs()) {
            return Map.of("contrast", file.validity());
        }
        Map<String, String> wanted = new HashMap<>();
        Application.name(form.getFirst("given"))
                .filter(name -> !name.equals(citizen.getFirstName()))
                .ifPresent(name -> wanted.put("given", name));
        Application.name(form.getFirst("family"))
                .filter(name -> !name.equals(citizen.getLastName()))
                .ifPresent(name -> wanted.put("family", name));
        typed(form, BIRTHDATE)
                .map(day -> Application.birthdate(day, today()).orElseThrow(Correcting::unreadable))
                .map(LocalDate::toString)
                .filter(day -> !day.equals(citizen.getFirstAttribute(BIRTHDATE)))
                .ifPresent(day -> wanted.put(BIRTHDATE, day));
        typed(form, "identifier")
                .map(number -> new LookUp(officer).read(number).orElseThrow(Correcting::unreadable))
                .filter(who -> !who.account().equals(citizen.getUsername()))
                .ifPresent(who -> put(who, wanted));
        if (wanted.isEmpty()) {
            throw unreadable();
        }
        return wanted;
    }

    private static Optional<String> typed(MultivaluedMap<String, String> form, String field) {
        return Optional.ofNullable(form.getFirst(field)).filter(text -> !text.isBlank());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Now.get(), CountryClock.of(officer.session()));
    }

    private static void put(PersonIdentifier who, Map<String, String> wanted) {
        wanted.put("country", who.country());
        wanted.put("kind", who.kind());
        wanted.put("value", who.value());
    }

    private static Trouble unreadable() {
        return new Trouble(LoginProblem.INPUT_INVALID);
    }
}
