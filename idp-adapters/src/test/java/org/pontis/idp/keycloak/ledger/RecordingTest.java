package org.pontis.idp.keycloak.ledger;

import java.lang.reflect.Proxy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RealmModel;
import org.pontis.idp.ledger.entry.Member;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose an administrator's act is, so that it is hers to see and forgotten with her. */
class RecordingTest {

    private static final RealmModel REALM = (RealmModel) Proxy.newProxyInstance(
            RealmModel.class.getClassLoader(),
            new Class<?>[] {RealmModel.class},
            (any, method, arguments) ->
                    method.getReturnType() == String.class && !method.getName().equals("getAttribute") ? "es" : null);

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

    private static AdminEvent event(OperationType operation, String path) {
        AdminEvent event = new AdminEvent();
        event.setTime(System.currentTimeMillis());
        event.setOperationType(operation);
        event.setResourcePath(path);
        event.setResourceTypeAsString("USER");
        return event;
    }
}
