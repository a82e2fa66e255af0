package org.pontis.idp.keycloak.registration;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import org.pontis.broker.Input;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.registration.Draft.Fact;
import org.pontis.idp.keycloak.registration.Draft.Stage;
import org.pontis.idp.keycloak.visit.EvenPace;
import org.pontis.idp.numbering.RealmPeople;
import org.pontis.idp.registration.AgeLimits.Way;
import org.pontis.idp.registration.Asked;
import org.pontis.idp.registration.Claim;
import org.pontis.idp.registration.Question;
import org.pontis.idp.registration.RegistrationRules;
import org.pontis.idp.registration.Registry;
import org.pontis.idp.registration.Registry.Answer;
import org.pontis.idp.registration.RegistrySettings;

/**
 * Who are you, and what do you know that only you can know. Until the registry has said yes nobody is looked up here: whoever does not
 * exist, is a minor or is registered already sees the same pages, as long as it takes.
 */
record OnlineSteps(Room room, RegistrationRules rules) {

    /** Looks whether she may register, and where she goes on. */
    interface Proven {
        Response by(Draft draft, LocalDate born);
    }

    Response identify() {
        return room.show("registration-who", Map.of());
    }

    Response identify(LoginProblem problem) {
        return room.show(problem, "registration-who", Map.of());
    }

    /** Begins a draft, whoever it is. */
    Response begin(Input input) {
        if (!input.has("consent")) {
            return identify(Trouble.CONSENT_MISSING);
        }
        Optional<PersonIdentifier> who = input.value("identifier")
                .flatMap(RealmPeople.numbering(room.house().realm()).identifiers()::read);
        Optional<String> contrast = input.value("contrast").flatMap(OnlineSteps::date);
        if (who.isEmpty() || contrast.isEmpty()) {
            return identify(LoginProblem.INPUT_INVALID);
        }
        if (!room.house().limits().spend(rules.limits().address(), room.remoteAddress())) {
            return identify(LoginProblem.TOO_MANY_ATTEMPTS);
        }
        return sources(room.drafts()
                .renew()
                .keep(room.draft(who.get(), Stage.SOURCE, Registration.BASIC)
                        .with(Fact.CONTRAST, contrast.get())
                        .with(Fact.CONSENT, room.agreedTo("registration.consent.label"))));
    }

    Response sources(Draft draft) {
        return room.show(
                "registration-source",
                draft,
                Map.of(
                        "sources",
                        registry().sources().stream().map(Question.Source::word).toList()));
    }

    /** The question of the source she chose. */
    Response choose(Draft draft, Input input) {
        Optional<Asked> asked = input.value("source")
                .flatMap(Question.Source::of)
                .flatMap(source -> registry().question(source, seal(draft)));
        return asked.map(question -> question(room.drafts().keep(draft.asking(question.word()))))
                .orElseGet(() -> sources(room.drafts().keep(draft)));
    }

    private String seal(Draft draft) {
        return room.house().codes().seal("registration-question", draft.who().semantics(), draft.contrast());
    }

    Response question(Draft draft) {
        return room.show("registration-question", draft, model(draft));
    }

    private Response question(Draft draft, LoginProblem problem) {
        return room.show(problem, "registration-question", room.drafts().keep(draft), model(draft));
    }

    private Map<String, Object> model(Draft draft) {
        Asked asked = asked(draft);
        return Map.of("question", asked.question().word(), "detail", asked.detail());
    }

    /** What the settings do not ask any more, nobody is asked. */
    private Asked asked(Draft draft) {
        return registry().questions().stream()
                .filter(one -> one.word().equals(draft.asked()))
                .findFirst()
                .orElseGet(() -> registry().questions().getFirst());
    }

    /** Has the answer compared. It is counted before it is known; what the registry does not say costs nothing. */
    Response answer(Draft draft, Input input, Proven proven) {
        if (input.has("other")) {
            return sources(room.drafts().keep(draft.at(Stage.SOURCE)));
        }
        Asked asked = asked(draft);
        Optional<String> typed = input.value("answer").flatMap(asked.question()::read);
        if (typed.isEmpty()) {
            return question(draft, LoginProblem.INPUT_INVALID);
        }
        return room.inAPlace(() -> compare(draft, asked, typed.get(), proven), problem -> question(draft, problem));
    }

    private Response compare(Draft draft, Asked asked, String typed, Proven proven) {
        String from = room.remoteAddress();
        if (!rules.limits().take(room.house().limits(), from, draft.who(), draft.contrast())) {
            return question(draft, Trouble.ANSWERS_EXHAUSTED);
        }
        EvenPace pace = EvenPace.of(registry().pace());
        Answer answer = Registries.of(registry()).compare(new Claim(draft.who(), draft.contrast(), asked, typed));
        if (!(answer instanceof Answer.Wrong)) {
            rules.limits().giveBack(room.house().limits(), from, draft.who(), draft.contrast());
        }
        return switch (answer) {
            case Answer.Right right ->
                proven.by(named(draft, right.person()), right.person().birthdate());
            case Answer.Wrong wrong -> {
                pace.keep();
                yield question(draft, Trouble.ANSWER_WRONG);
            }
            case Answer.Away away -> question(draft, Trouble.REGISTRY_UNAVAILABLE);
        };
    }

    private static Draft named(Draft draft, Registry.Person person) {
        return draft.named(
                person.givenName(), person.familyName(), person.birthdate().toString());
    }

    boolean oldEnough(LocalDate born) {
        return room.birthday().allows(Way.ONLINE, Kind.PHONE, born);
    }

    private RegistrySettings registry() {
        return rules.registry().orElseThrow();
    }

    private static Optional<String> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()).toString());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
