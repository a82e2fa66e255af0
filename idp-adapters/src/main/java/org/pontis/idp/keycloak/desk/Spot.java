package org.pontis.idp.keycloak.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Challenges;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.MethodId;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Sms;
import org.pontis.idp.desk.Act;
import org.pontis.idp.desk.CodeOnTheSpot;
import org.pontis.idp.keycloak.house.PageHouse;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.visit.Door;

/**
 * The code that shows that the phone is in the citizen's hand, and what waits for it. It belongs to one file of one officer, is taken
 * out of the store before it is compared, and a wrong guess puts it back with one try less.
 */
record Spot(Officer officer, AtHand file) {

    private static final MethodId PURPOSE = new MethodId("desk");
    private static final Duration REMEMBERED = Duration.ofMinutes(30);

    /** What will be done when the code is right. */
    record Draft(Act act, Msisdn number, Map<String, String> wanted) {

        Draft {
            wanted = Map.copyOf(wanted);
        }

        @Override
        public String toString() {
            return "Draft[" + act + "]";
        }
    }

    /** Sends a code, or says why none goes out; what waited before is forgotten. */
    void send(Draft draft) {
        PageHouse house = house();
        String subject = file.who().semantics();
        if (!house.sms().serves(draft.number())) {
            throw new Trouble(LoginProblem.PHONE_NOT_SERVED);
        }
        house.sms().obstacle(Optional.of(draft.number()), subject).ifPresent(problem -> {
            throw new Trouble(problem);
        });
        if (!house.limits().spend(officer.rules().codes(), draft.number().value())) {
            throw new Trouble(LoginProblem.SMS_LIMIT);
        }
        String code = house.codes().digits(CodeOnTheSpot.DIGITS);
        CodeOnTheSpot fresh =
                new CodeOnTheSpot(seals(house, draft.number(), code).getFirst(), Now.get(), CodeOnTheSpot.TRIES);
        store().put(key(), REMEMBERED, stored(draft, fresh));
        house.sms().send(new Sms(draft.number(), text(code), CodeOnTheSpot.LIFETIME));
    }

    /** What waits for a code, if something does. */
    Optional<Draft> pending() {
        return store().look(key()).map(Spot::draft);
    }

    /** What waited for this code. */
    Draft guess(String typed) {
        Map<String, String> taken = store().take(key()).orElseThrow(() -> new Trouble(LoginProblem.CODE_EXPIRED));
        Draft draft = draft(taken);
        CodeOnTheSpot code = new CodeOnTheSpot(
                taken.get("seal"), Instant.parse(taken.get("sent")), Integer.parseInt(taken.get("tries")));
        PageHouse house = house();
        switch (code.judge(seals(house, draft.number(), typed), Now.get())) {
            case RIGHT -> house.sms().answered(draft.number(), code.sent());
            case TOO_LATE -> throw new Trouble(LoginProblem.CODE_EXPIRED);
            case WRONG_FOR_GOOD -> throw new Trouble(LoginProblem.CODE_TRIES_EXHAUSTED);
            case WRONG -> {
                store().put(key(), REMEMBERED, stored(draft, code.withOneTryLess()));
                throw new Trouble(LoginProblem.CODE_WRONG);
            }
        }
        return draft;
    }

    private String text(String code) {
        return SpotText.of(
                Tongue.of(file.account(officer), officer.realm()),
                code,
                officer.session().getContext().getUri().getBaseUri().getHost());
    }

    private List<String> seals(PageHouse house, Msisdn number, String code) {
        return house.codes().seals("desk-code", officer.visit().getId(), file.handle(), number.value(), code);
    }

    private PageHouse house() {
        return new PageHouse(
                officer.session(), PURPOSE, Door.DESK.client(), new Trail(officer).event(Optional.empty()));
    }

    private Challenges store() {
        return house().challenges();
    }

    private String key() {
        return "desk.code." + officer.visit().getId() + "." + file.handle();
    }

    private static Map<String, String> stored(Draft draft, CodeOnTheSpot code) {
        Map<String, String> stored = new HashMap<>();
        draft.wanted().forEach((name, value) -> stored.put("wanted." + name, value));
        stored.put("act", draft.act().name());
        stored.put("number", draft.number().value());
        stored.put("seal", code.seal());
        stored.put("sent", code.sent().toString());
        stored.put("tries", Integer.toString(code.tries()));
        return stored;
    }

    private static Draft draft(Map<String, String> stored) {
        Map<String, String> wanted = new HashMap<>();
        stored.forEach((name, value) -> {
            if (name.startsWith("wanted.")) {
                wanted.put(name.substring("wanted.".length()), value);
            }
        });
        return new Draft(Act.valueOf(stored.get("act")), new Msisdn(stored.get("number")), wanted);
    }
}
