package org.pontis.idp.keycloak.cabinet;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.keycloak.models.ClientModel;
import org.pontis.idp.keycloak.portal.Asker;

/** Entries as pages show them. */
record EntryLines(Room room) {

    Map<String, Object> of(Entry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("handle", entry.handle());
        line.put("at", entry.at().toEpochMilli());
        line.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        portal(entry).ifPresent(portal -> line.put("portal", portal));
        line.put("untold", entry.portal().isEmpty());
        entry.method().ifPresent(method -> line.put("method", method));
        entry.level().ifPresent(level -> line.put("level", level));
        entry.reason().ifPresent(reason -> line.put("reason", reason));
        entry.what().ifPresent(what -> line.put("what", what));
        entry.by().ifPresent(by -> line.put("by", by));
        entry.credential().ifPresent(credential -> line.put("credential", credential));
        entry.request().ifPresent(request -> line.put("request", request));
        line.put(
                "here",
                entry.session().filter(room.guest().session().getId()::equals).isPresent());
        return line;
    }

    /** By its name; one that is registered no longer has none. */
    private Optional<String> portal(Entry entry) {
        return entry.portal()
                .map(id -> room.realm().getClientByClientId(id))
                .map((ClientModel client) -> new Asker(client, entry.requester()).name(room.language()));
    }
}
