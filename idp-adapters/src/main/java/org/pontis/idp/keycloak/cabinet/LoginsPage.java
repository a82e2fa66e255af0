package org.pontis.idp.keycloak.cabinet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.pontis.idp.keycloak.cabinet.History.Filter;
import org.pontis.idp.keycloak.ledger.Place;
import org.pontis.idp.keycloak.ledger.Receipts;

/** What happened to her account: log-ins at portals, those through other countries among them, refused ones, and what was done to it. */
record LoginsPage(Room room) {

    /** Entries on a page. */
    static final int MANY = 50;

    /** As a link of ours says where a page ended. */
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,15})(?:\\.([0-9a-f-]{36}))?");

    private static final Set<String> TALES = Set.of("receipt_not_yet", "proven");

    Response show() {
        Filter filter = filter();
        Optional<Place> before = before();
        List<Entry> entries = room.history().entries(filter, before.orElse(Place.LATEST), MANY + 1);
        Map<String, Object> model = new LinkedHashMap<>(room.told(TALES));
        EntryLines lines = new EntryLines(room);
        List<Entry> shown = entries.stream().limit(MANY).toList();
        model.put("entries", shown.stream().map(lines::of).toList());
        model.put("show", word(filter));
        model.put("filters", Stream.of(Filter.values()).map(LoginsPage::word).toList());
        model.put("receipts", true);
        model.put("first", before.isEmpty());
        if (entries.size() > MANY) {
            Entry last = shown.getLast();
            model.put("earlier", last.at().toEpochMilli() + "." + last.reference());
        }
        return room.page("cabinet-logins", model);
    }

    /**
     * A file that proves the entry. There is none until the entry has its place in the tree, within a minute, and none for what is not
     * hers.
     */
    Response receipt() {
        Optional<Entry> entry =
                room.said("entry").flatMap(handle -> room.history().entry(handle));
        if (entry.isEmpty()) {
            return room.problem("ENTRY_UNKNOWN", Response.Status.NOT_FOUND);
        }
        String id = entry.get().reference();
        return Receipts.of(room.session(), room.realm())
                .of(room.citizen(), id)
                .map(receipt -> Room.unkept(Response.ok(receipt.text(), MediaType.APPLICATION_JSON)
                        .header("Content-Disposition", "attachment; filename=\"receipt-" + id + ".json\"")))
                .orElseGet(() -> room.onward("", "receipt_not_yet"));
    }

    private Filter filter() {
        return room.asked("show")
                .flatMap(word -> Stream.of(Filter.values())
                        .filter(one -> word(one).equals(word))
                        .findFirst())
                .orElse(Filter.ALL);
    }

    /** Milliseconds since 1970 and the entry at that time; what is none begins with the latest. */
    private Optional<Place> before() {
        return room.asked("before")
                .map(PLACE::matcher)
                .filter(Matcher::matches)
                .map(place -> new Place(
                        Instant.ofEpochMilli(Long.parseLong(place.group(1))),
                        Optional.ofNullable(place.group(2)).orElse("")));
    }

    private static String word(Filter filter) {
        return filter.name().toLowerCase(Locale.ROOT);
    }
}
