package org.pontis.idp.keycloak.gate;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.pontis.broker.Means.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class EnrolmentTest {

    private static final CredentialModel PASSWORD = credential("password", "1", 1_000L, "argon2, once");
    private static final CredentialModel PHONE = phone("2", "+34600000001");

    private final String before = Enrolment.of(citizen("", PASSWORD, PHONE));

    @Test
    void itIsTheSameWhateverTheOrderAndHoweverThePasswordIsHashed() {
        assertThat(unchanged("", PHONE, credential("password", "1", 1_000L, "argon2, twice")))
                .containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void aPasswordThatWasResetChangesWhatWasProvenByPasswordAlone() {
        assertThat(unchanged("", credential("password", "1", 2_000L, "argon2, once"), PHONE))
                .containsExactlyInAnyOrder(Kind.PHONE, Kind.SIM, Kind.CARD);
    }

    @Test
    void aPhoneThatWasReplacedOrTakenAwayOrAddedChangesWhatWasProvenByPhone() {
        Set<Kind> others = Set.of(Kind.PASSWORD, Kind.SIM, Kind.CARD);
        assertThat(unchanged("", PASSWORD, phone("2", "+34600000002"))).isEqualTo(others);
        assertThat(unchanged("", PASSWORD, phone("3", "+34600000001"))).isEqualTo(others);
        assertThat(unchanged("", PASSWORD)).isEqualTo(others);
        assertThat(unchanged("", PASSWORD, PHONE, phone("3", "+34600000003"))).isEqualTo(others);
    }

    @Test
    void whatWasStoppedIsAnother() {
        assertThat(unchanged("card|2026-11-20T10:00:00Z|CITIZEN", PASSWORD, PHONE))
                .containsExactlyInAnyOrder(Kind.PHONE, Kind.PASSWORD, Kind.SIM);
        assertThat(unchanged("phone:2|2026-11-20T10:00:00Z|OFFICER", PASSWORD, PHONE))
                .containsExactlyInAnyOrder(Kind.PASSWORD, Kind.SIM, Kind.CARD);
    }

    @Test
    void whatAnotherVersionHasWrittenIsAllAnother() {
        assertThat(Enrolment.unchanged(null, citizen("", PASSWORD, PHONE))).isEmpty();
        assertThat(Enrolment.unchanged("n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg", citizen("", PASSWORD, PHONE)))
                .isEmpty();
    }

    @Test
    void itSaysNothingAboutAnybody() {
        assertThat(before).doesNotContain("600000001").hasSize(4 * 43 + 3);
    }

    private Set<Kind> unchanged(String suspended, CredentialModel... credentials) {
        return Enrolment.unchanged(before, citizen(suspended, credentials));
    }

    private static CredentialModel phone(String id, String number) {
        return credential("phone", id, null, "{\"number\":\"" + number + "\",\"registration\":\"advanced\"}");
    }

    private static CredentialModel credential(String type, String id, Long created, String data) {
        CredentialModel credential = new CredentialModel();
        credential.setType(type);
        credential.setId(id);
        credential.setCreatedDate(created);
        credential.setCredentialData(data);
        return credential;
    }

    private static UserModel citizen(String suspended, CredentialModel... credentials) {
        SubjectCredentialManager manager = answers(
                SubjectCredentialManager.class,
                Map.of(
                        "isConfiguredFor",
                        asked -> Arrays.stream(credentials)
                                .anyMatch(credential -> credential.getType().equals(asked[0])),
                        "getStoredCredentialsByTypeStream",
                        asked -> Arrays.stream(credentials)
                                .filter(credential -> credential.getType().equals(asked[0]))));
        return answers(
                UserModel.class,
                Map.of(
                        "credentialManager", asked -> manager,
                        "getFirstAttribute", asked -> null,
                        "getRequiredActionsStream", asked -> Stream.empty(),
                        "getAttributeStream",
                                asked -> asked[0].equals("suspended") && !suspended.isEmpty()
                                        ? Stream.of(suspended)
                                        : Stream.empty()));
    }

    private interface Reply {
        Object to(Object[] asked);
    }

    private static <T> T answers(Class<T> type, Map<String, Reply> replies) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, asked) -> {
            assertThat(replies).containsKey(method.getName());
            return replies.get(method.getName()).to(asked);
        }));
    }
}
