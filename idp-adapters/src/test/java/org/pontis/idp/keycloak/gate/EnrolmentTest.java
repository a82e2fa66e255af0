package org.pontis.idp.keycloak.gate;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

import static org.assertj.core.api.Assertions.assertThat;

class EnrolmentTest {

    private static final CredentialModel PASSWORD = credential("password", "1", 1_000L, "argon2, once");
    private static final CredentialModel PHONE = credential("phone", "2", null, "+34600000001");

    private final String before = of(PASSWORD, PHONE);

    @Test
    void itIsTheSameWhateverTheOrderAndHoweverThePasswordIsHashed() {
        assertThat(of(PHONE, credential("password", "1", 1_000L, "argon2, twice")))
                .isEqualTo(before);
    }

    @Test
    void aPasswordThatWasResetMakesAnotherOne() {
        assertThat(of(credential("password", "1", 2_000L, "argon2, once"), PHONE))
                .isNotEqualTo(before);
    }

    @Test
    void aPhoneThatWasReplacedOrTakenAwayMakesAnotherOne() {
        assertThat(of(PASSWORD, credential("phone", "2", null, "+34600000002"))).isNotEqualTo(before);
        assertThat(of(PASSWORD, credential("phone", "3", null, "+34600000001"))).isNotEqualTo(before);
        assertThat(of(PASSWORD)).isNotEqualTo(before);
    }

    @Test
    void itSaysNothingAboutAnybody() {
        assertThat(before).doesNotContain("600000001").hasSize(43);
    }

    private static CredentialModel credential(String type, String id, Long created, String data) {
        CredentialModel credential = new CredentialModel();
        credential.setType(type);
        credential.setId(id);
        credential.setCreatedDate(created);
        credential.setCredentialData(data);
        return credential;
    }

    private static String of(CredentialModel... credentials) {
        SubjectCredentialManager manager =
                answers(SubjectCredentialManager.class, "getStoredCredentialsStream", () -> Stream.of(credentials));
        return Enrolment.of(answers(UserModel.class, "credentialManager", () -> manager));
    }

    private static <T> T answers(Class<T> type, String question, Supplier<?> answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo(question);
                    return answer.get();
                }));
    }
}
