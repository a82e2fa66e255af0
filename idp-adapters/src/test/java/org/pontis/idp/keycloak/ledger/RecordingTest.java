package org.pontis.idp.keycloak.ledger;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.pontis.idp.ledger.entry.Member;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What of an event stands in the tree, what beside it, and whose it is, so that it is hers to see and forgotten with her. */
class RecordingTest {

    private static final String PORTAL = "portal-oidc";
    private static final RealmModel REALM = realm("full");

    @ParameterizedTest
    @CsvSource({
        "UPDATE, users/ana, ana,",
        "ACTION, users/ana/reset-password, ana,",
        "DELETE, users/ana/credentials/1, ana,",
        "DELETE, attack-detection/brute-force/users/ana, ana,",
        "CREATE, organizations/ministry/members/ana, ana,",
        "DELETE, sessions/1, , 1",
        "UPDATE, users/profile, ,",
        "CREATE, roles/users/composites, ,",
        "CREATE, roles/users/ana, ,",
        "ACTION, organizations/ministry/members/invite-user, ,",
        "UPDATE, clients/1, ,"
    })
    void anActIsOfWhomItsPathNames(OperationType operation, String path, String citizen, String session) {
        Row row = Recording.of(event(operation, path), REALM);
        assertThat(row.citizen()).isEqualTo(citizen);
        assertThat(row.session()).isEqualTo(session);
        assertThat(row.entry().text(Member.CITIZEN).isPresent()).isEqualTo(citizen != null);
        assertThat(row.entry().text(Member.OBJECT)).isPresent();
    }

    @Test
    void thatAnAccountIsDeletedNamesNobody() {
        Row row = Recording.of(event(OperationType.DELETE, "users/ana"), REALM);
        assertThat(row.citizen()).isNull();
        assertThat(row.act().write()).doesNotContain("ana");
    }

    @Test
    void aPortalIsNamedInTheTreeAndWhatAStrangerTypedIsNot() {
        assertThat(Recording.of(event(PORTAL, Map.of()), REALM).entry().text(Member.PORTAL))
                .contains(PORTAL);
        Row row = Recording.of(event("Ana García Ruiz 00000001R", Map.of()), REALM);
        assertThat(new String(row.entry().bytes(), UTF_8)).doesNotContain("portal", "Ana", "00000001R");
        assertThat(row.portal()).as("beside it, as long as that is kept").contains("Ana");
    }

    @Test
    void durationsOnlyKeepsWhatWasDoneAndByWhomAndForgetsWhereSheWent() {
        Row row = Recording.of(
                event(
                        PORTAL,
                        Map.of(
                                "what", "credential_suspended",
                                "by", "officer",
                                "officer", "gonzalo",
                                "credential", "phone",
                                "level", "low",
                                "redirect_uri", "https://portal.example/callback",
                                "requester_name", "Maksuamet",
                                "trace_id", "5cf92f3577b34da6a3ce929d0e0e4737",
                                "code_id", "a-session")),
                realm("durations-only"));
        assertThat(new String(row.entry().bytes(), UTF_8)).doesNotContain("suspended", "gonzalo", PORTAL);
        assertThat(row.portal()).isNull();
        assertThat(row.session()).isNull();
        assertThat(row.act().address()).isNull();
        assertThat(row.act().details())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "what", "credential_suspended",
                        "by", "officer",
                        "officer", "gonzalo",
                        "credential", "phone",
                        "level", "low"));
    }

    private static RealmModel realm(String mode) {
        return proxy(RealmModel.class, (method, arguments) -> switch (method) {
            case "getName", "getId" -> "es";
            case "getAttribute" -> mode;
            case "getClientByClientId" ->
                arguments[0].equals(PORTAL) ? proxy(ClientModel.class, (any, none) -> null) : null;
            default -> null;
        });
    }

    private static <T> T proxy(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (any, method, arguments) -> answers.apply(method.getName(), arguments)));
    }

    private static Event event(String client, Map<String, String> details) {
        Event event = new Event();
        event.setTime(System.currentTimeMillis());
        event.setType(EventType.CUSTOM_REQUIRED_ACTION);
        event.setClientId(client);
        event.setSessionId("a-session");
        event.setIpAddress("192.0.2.1");
        event.setDetails(details);
        return event;
    }

    private static AdminEvent event(OperationType operation, String path) {
        AdminEvent event = new AdminEvent();
        event.setTime(System.currentTimeMillis());
        event.setOperationType(operation);
        event.setResourcePath(path);
        event.setResourceTypeAsString("USER");
        return event;
    }
}
