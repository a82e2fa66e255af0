package org.pontis.idp.keycloak.cabinet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.UserModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.cabinet.AlertChoice;
import org.pontis.idp.cabinet.AlertChoice.Channel;
import org.pontis.idp.cabinet.AlertChoice.Occasion;
import org.pontis.idp.cabinet.EmailAddress;
import org.pontis.idp.cabinet.Reach;
import org.pontis.idp.keycloak.means.MeansOf;

/** What she is told of, and how. Changing it takes as much as she can show, up to substantial. */
record AlertsPage(Room room) {

    private static final String PAGE = "alerts";
    private static final Set<String> TALES =
            Set.of("saved", "saved_unheard", "email_verified", "email_removed", "proven");
    private static final List<String> WORDS = List.of("high", "every", "refused", "sms", "mail");

    Response show() {
        return show(room.told(TALES), Response.Status.OK);
    }

    private Response show(Map<String, Object> more, Response.Status status) {
        Map<String, Object> model = new LinkedHashMap<>(more);
        model.put(
                "chosen",
                room.citizen()
                        .getAttributeStream(Alerts.ATTRIBUTE)
                        .filter(WORDS::contains)
                        .toList());
        model.put("phone", !means().numbers().isEmpty());
        Alerts.email(room.citizen()).ifPresent(email -> model.put("email", email));
        return room.page("cabinet-alerts", model, status);
    }

    Response save() {
        return strongEnough().orElseGet(() -> {
            List<String> chosen =
                    WORDS.stream().filter(word -> room.said(word).isPresent()).toList();
            AlertChoice choice = new AlertChoice(
                    AlertChoice.named(chosen, Occasion.class),
                    AlertChoice.named(chosen, Channel.class),
                    room.language().toLanguageTag());
            room.citizen().setAttribute(Alerts.ATTRIBUTE, new ArrayList<>(choice.words()));
            Alerts.of(room.session()).changed(room, Alerts.email(room.citizen()));
            room.trail().did("alerts_chosen");
            return room.onward("/alerts", isHeard(choice) ? "saved" : "saved_unheard");
        });
    }

    /** Whether what she chose reaches her, if she chose anything. */
    private boolean isHeard(AlertChoice choice) {
        return choice.occasions().isEmpty()
                || choice.channels().contains(Channel.SMS) && !means().numbers().isEmpty()
                || choice.channels().contains(Channel.MAIL)
                        && Alerts.email(room.citizen()).isPresent();
    }

    /** Sends a code to the address typed, or takes away the present one. */
    Response email() {
        return strongEnough().orElseGet(() -> {
            if (room.said("remove").isPresent()) {
                UserModel citizen = room.citizen();
                Alerts.of(room.session()).changed(room, Alerts.email(citizen));
                citizen.setEmail(null);
                citizen.setEmailVerified(false);
                room.trail().did("alerts_chosen");
                return room.onward("/alerts", "email_removed");
            }
            EmailProof proof = new EmailProof(room);
            Optional<EmailAddress> address = room.said("email").flatMap(EmailAddress::read);
            return address.flatMap(proof::begin)
                    .or(() -> address.isEmpty() ? Optional.of("EMAIL_INVALID") : Optional.empty())
                    .map(problem -> show(room.trouble(problem), Response.Status.BAD_REQUEST))
                    .orElseGet(() -> code(Map.of(), Response.Status.OK));
        });
    }

    /** Takes the code; the address is hers from now on. */
    Response verify() {
        return strongEnough().orElseGet(() -> {
            EmailProof proof = new EmailProof(room);
            Optional<String> before = Alerts.email(room.citizen());
            if (proof.address().isEmpty()) {
                return show(room.trouble("EMAIL_CODE_WRONG"), Response.Status.BAD_REQUEST);
            }
            if (!proof.complete(room.said("code").orElse(""))) {
                return code(room.trouble("EMAIL_CODE_WRONG"), Response.Status.BAD_REQUEST);
            }
            Alerts.of(room.session()).changed(room, before);
            room.trail().did("email_verified");
            return room.onward("/alerts", "email_verified");
        });
    }

    private Response code(Map<String, Object> more, Response.Status status) {
        Map<String, Object> model = new LinkedHashMap<>(more);
        EmailProof proof = new EmailProof(room);
        model.put("address", proof.address().orElse(""));
        model.put("minutes", EmailProof.MINUTES);
        return room.page("cabinet-email", model, status);
    }

    private Optional<Response> strongEnough() {
        LevelOfAssurance needed = Reach.toChangeAlerts(means().all());
        return room.guest().level().atLeast(needed) ? Optional.empty() : Optional.of(room.more(needed, PAGE));
    }

    private MeansOf means() {
        return MeansOf.citizen(room.session(), room.realm(), room.citizen());
    }
}
