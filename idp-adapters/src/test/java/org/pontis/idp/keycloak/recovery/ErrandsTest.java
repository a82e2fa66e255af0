package org.pontis.idp.keycloak.recovery;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.keycloak.recovery.Errand.Purpose;
import org.pontis.idp.testing.InMemoryChallenges;
import org.pontis.idp.testing.TestCodes;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept between two pages of recovery, and the code that stops everything. */
class ErrandsTest {

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final InMemoryChallenges challenges = new InMemoryChallenges(() -> now);
    private final Errands errands = errands("es", "this browser");
    private final Errand errand = errands.begin(
                    Purpose.FORGOTTEN, new PersonIdentifier("ES", "IDC", "00000001R"), "2031-12-31", "", "", "")
            .showing("01");

    @Test
    void anErrandIsGoodOnceInItsOwnBrowserAndRealm() {
        String name = errands.keep(errand);
        assertThat(errands("ee", "this browser").take(name)).isEmpty();
        assertThat(errands.take(name)).contains(errand);
        assertThat(errands.take(name)).isEmpty();

        String another = errands.keep(errand);
        assertThat(errands("es", "another browser").take(another)).isEmpty();
    }

    @Test
    void itIsOverAfterTenMinutes() {
        String name = errands.keep(errand);
        now = now.plus(Duration.ofMinutes(10)).plusSeconds(1);
        assertThat(errands.take(name)).isEmpty();
    }

    @Test
    void howeverOftenItsPagesAreShown() {
        Errand kept = errand;
        for (int minute = 0; minute < 9; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            kept = errands.take(errands.keep(kept)).orElseThrow();
        }
        String last = errands.keep(kept.choosing("account", "+34600000001"));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(errands.take(last)).isEmpty();
        assertThat(errands.take(errands.keep(kept))).isEmpty();
    }

    private Errands errands(String realm, String browser) {
        return new Errands(challenges, realm, browser, () -> now);
    }

    @Test
    void aNameThatIsNoneIsNotEvenLookedFor() {
        assertThat(errands.take(null)).isEmpty();
        assertThat(errands.take("")).isEmpty();
        assertThat(errands.take("../" + "A".repeat(40))).isEmpty();
        assertThat(errand.toString()).doesNotContain("00000001R", "2031");
    }

    @Test
    void aStopCodeIsHersAloneAndTheOldOneIsVoid() {
        StopCode stop = new StopCode(new TestCodes());
        UserModel ana = user("ana");
        UserModel bruno = user("bruno");
        String code = stop.issue(ana);
        assertThat(code).matches("[0-9]{8}");
        assertThat(stop.is(code.substring(0, 4) + " " + code.substring(4), Optional.of(ana)))
                .isTrue();
        assertThat(stop.is(code, Optional.of(bruno))).isFalse();
        assertThat(stop.is(code, Optional.empty())).isFalse();
        assertThat(stop.is("", Optional.of(bruno))).isFalse();
        assertThat(stop.is("", Optional.empty())).isFalse();
        assertThat(ana.getFirstAttribute("stop_code")).doesNotContain(code);
        assertThat(StopCode.isHeldBy(ana)).isTrue();
        assertThat(StopCode.isHeldBy(bruno)).isFalse();
    }

    private static UserModel user(String id) {
        Map<String, String> attributes = new HashMap<>();
        return (UserModel) Proxy.newProxyInstance(
                UserModel.class.getClassLoader(),
                new Class<?>[] {UserModel.class},
                (self, method, asked) -> switch (method.getName()) {
                    case "getId" -> id;
                    case "getFirstAttribute" -> attributes.get(asked[0]);
                    case "setSingleAttribute" -> {
                        attributes.put((String) asked[0], (String) asked[1]);
                        yield null;
                    }
                    default -> throw new AssertionError(method.getName());
                });
    }
}
