package org.pontis.idp.keycloak.citizens;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.pontis.broker.By;
import org.pontis.broker.Factor;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.MethodId;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Phone;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Standing;

import static org.assertj.core.api.Assertions.assertThat;

/** What of a citizen's means counts. */
class HeldTest {

    private static final Instant NOW = Instant.now();
    private static final String OLD = "+34600000001";
    private static final String NEW = "+34600000002";

    private final List<CredentialModel> credentials = new ArrayList<>();
    private final Map<String, List<String>> attributes = new HashMap<>();
    private final Held held = new Held(user());

    @Test
    void aPhoneWithoutDatesCountsAndNeverExpires() {
        phone("a", OLD, "");
        assertThat(held.phone()).contains(new Phone(new Msisdn(OLD), Registration.ADVANCED));
        assertThat(held.all().getFirst().standing()).isEqualTo(new Standing.Active());
    }

    @Test
    void ofSeveralTheOldestThatCountsGetsTheCodes() {
        phone("b", NEW, ",\"since\":\"2026-02-01T00:00:00Z\"");
        phone("a", OLD, ",\"since\":\"2026-01-01T00:00:00Z\"");
        assertThat(held.phone().orElseThrow().number()).isEqualTo(new Msisdn(OLD));
        held.suspend(Kind.PHONE, "a", NOW, By.Who.CITIZEN);
        assertThat(held.phone().orElseThrow().number()).isEqualTo(new Msisdn(NEW));
        assertThat(held.allNumbers()).hasSize(2);
        held.suspend(Kind.PHONE, "b", NOW, By.Who.OFFICER);
        assertThat(held.phone()).isEmpty();
        held.lift(Kind.PHONE, "a");
        assertThat(held.phone().orElseThrow().number()).isEqualTo(new Msisdn(OLD));
    }

    @Test
    void onePhoneThatCoolsDownGivesLowAndNoneIfThereIsABetter() {
        phone("b", NEW, ",\"since\":\"2026-01-01T00:00:00Z\",\"cooling\":\"" + NOW.plusSeconds(60) + "\"");
        assertThat(held.phone()).contains(new Phone(new Msisdn(NEW), Registration.BASIC));
        assertThat(held.all().getFirst().carries()).contains(LevelOfAssurance.LOW);
        phone("c", OLD, ",\"since\":\"2026-03-01T00:00:00Z\"");
        assertThat(held.phone()).contains(new Phone(new Msisdn(OLD), Registration.ADVANCED));
    }

    @Test
    void whatIsOverDoesNotCount() {
        phone("a", OLD, ",\"until\":\"" + NOW.minusSeconds(1) + "\"");
        assertThat(held.phone()).isEmpty();
        assertThat(held.all().getFirst().standing()).isInstanceOf(Standing.Expired.class);
        password();
        assertThat(held.password()).contains(Registration.BASIC);
        attributes.put("password_until", List.of(NOW.minusSeconds(1).toString()));
        assertThat(held.password()).isEmpty();
    }

    @Test
    void whatNobodyCanReadStopsOrIsOver() {
        password();
        attributes.put("password_until", List.of("next year"));
        assertThat(held.password()).isEmpty();
        attributes.remove("password_until");
        attributes.put("suspended", List.of("password|yesterday|nobody"));
        assertThat(held.password()).isEmpty();
    }

    @Test
    void aCertificateIsKnownOnceUsedAndCanBeStoppedBefore() {
        assertThat(held.all()).isEmpty();
        held.suspend(Kind.SIM, "sim", NOW, By.Who.CITIZEN);
        assertThat(held.knows(Kind.CARD)).isFalse();
        held.used(Kind.CARD, NOW, Optional.empty());
        assertThat(held.knows(Kind.CARD)).isTrue();
        assertThat(attributes.get("certificates")).containsExactly("card|" + NOW);
        Instant end = NOW.plusSeconds(60);
        held.used(Kind.CARD, NOW.plusSeconds(5), Optional.of(end));
        held.used(Kind.CARD, NOW.plusSeconds(6), Optional.of(end));
        assertThat(attributes.get("certificates")).containsExactly("card|" + NOW + "|" + end);
        assertThat(held.find("card").orElseThrow().until()).contains(end);
        assertThat(held.all())
                .extracting(Means::id, means -> means.standing().word())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sim", "suspended"),
                        org.assertj.core.groups.Tuple.tuple("card", "active"));
        assertThat(held.barred(card())).isEmpty();
        held.revoke(Kind.CARD, "card", NOW, By.Who.OFFICER);
        assertThat(held.barred(card())).containsExactly(Kind.CARD);
        assertThat(held.find("card").orElseThrow().standing()).isEqualTo(new Standing.Revoked(NOW, By.Who.OFFICER));
    }

    @Test
    void aRevokedPhoneIsGoneAndARenewedOneHasItsNumberStill() {
        phone("a", OLD, ",\"since\":\"2026-01-01T00:00:00Z\"");
        held.renew(Kind.PHONE, "a", NOW.plus(Duration.ofDays(700)));
        assertThat(held.find("a").orElseThrow().until()).contains(NOW.plus(Duration.ofDays(700)));
        assertThat(held.phone()).contains(new Phone(new Msisdn(OLD), Registration.ADVANCED));
        held.suspend(Kind.PHONE, "a", NOW, By.Who.CITIZEN);
        held.revoke(Kind.PHONE, "a", NOW, By.Who.CITIZEN);
        assertThat(held.all()).isEmpty();
        assertThat(attributes).doesNotContainKey("suspended");
    }

    @Test
    void itPrintsNothingOfHer() {
        phone("a", OLD, "");
        assertThat(held.all().toString() + held).doesNotContain("600000001");
    }

    private void phone(String id, String number, String more) {
        credentials.add(
                credential(id, "phone", "{\"number\":\"" + number + "\",\"registration\":\"advanced\"" + more + "}"));
    }

    private void password() {
        credentials.add(credential("p", "password", "{}"));
    }

    private static CredentialModel credential(String id, String type, String data) {
        CredentialModel credential = new CredentialModel();
        credential.setId(id);
        credential.setType(type);
        credential.setCredentialData(data);
        return credential;
    }

    private static Proof card() {
        return new Proof(
                new MethodId("eid-card"),
                Set.of(Factor.POSSESSION, Factor.KNOWLEDGE),
                LevelOfAssurance.HIGH,
                Registration.ADVANCED,
                Set.of("sc", "hwk", "pin", "mfa"),
                NOW);
    }

    private UserModel user() {
        SubjectCredentialManager manager = answering(
                SubjectCredentialManager.class,
                Map.of(
                        "isConfiguredFor",
                        asked -> credentials.stream()
                                .anyMatch(one -> one.getType().equals(asked[0])),
                        "getStoredCredentialsByTypeStream",
                        asked ->
                                credentials.stream().filter(one -> one.getType().equals(asked[0])),
                        "getStoredCredentialById",
                        asked -> credentials.stream()
                                .filter(one -> one.getId().equals(asked[0]))
                                .findFirst()
                                .orElseThrow(),
                        "updateStoredCredential",
                        asked -> null,
                        "removeStoredCredentialById",
                        asked -> credentials.removeIf(one -> one.getId().equals(asked[0]))));
        return answering(
                UserModel.class,
                Map.of(
                        "getId", asked -> "1",
                        "credentialManager", asked -> manager,
                        "getRequiredActionsStream", asked -> Stream.empty(),
                        "getAttributeStream", asked -> attributes.getOrDefault((String) asked[0], List.of()).stream(),
                        "getFirstAttribute",
                                asked -> attributes.getOrDefault((String) asked[0], List.of()).stream()
                                        .findFirst()
                                        .orElse(null),
                        "setAttribute",
                                asked -> attributes.put((String) asked[0], List.copyOf((List<String>) asked[1])),
                        "removeAttribute", asked -> attributes.remove((String) asked[0])));
    }

    private interface Reply {
        Object to(Object[] asked);
    }

    private static <T> T answering(Class<T> type, Map<String, Reply> replies) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, asked) -> {
            assertThat(replies).as(method.getName()).containsKey(method.getName());
            Object reply = replies.get(method.getName()).to(asked);
            return method.getReturnType() == void.class ? null : reply;
        }));
    }
}
