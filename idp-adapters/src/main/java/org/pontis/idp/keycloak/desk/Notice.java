package org.pontis.idp.keycloak.desk;

import java.util.Optional;

import org.pontis.idp.desk.Act;

/** What the next page says went well; said once. */
final class Notice {

    private static final String NOTE = "pontis.desk.notice";

    private Notice() {}

    static void done(Officer officer, Act act) {
        officer.visit().setNote(NOTE, "done." + act.word());
    }

    static void asked(Officer officer) {
        officer.visit().setNote(NOTE, "asked");
    }

    static void confirmed(Officer officer) {
        officer.visit().setNote(NOTE, "confirmed");
    }

    static void declined(Officer officer) {
        officer.visit().setNote(NOTE, "declined");
    }

    /** A key of the texts, without its beginning {@code desk.notice.} */
    static Optional<String> taken(Officer officer) {
        Optional<String> notice = Optional.ofNullable(officer.visit().getNote(NOTE));
        notice.ifPresent(said -> officer.visit().removeNote(NOTE));
        return notice;
    }
}
