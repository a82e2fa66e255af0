package org.pontis.idp.keycloak.cabinet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.ws.rs.core.Response;

import org.pontis.idp.keycloak.cabinet.History.Filter;

/** What happened to her account: log-ins at portals, those through other countries among them, refused ones, and what was done to it. */
record LoginsPage(Room room) {

    /** Entries on a page. */
    static final int MANY = 50;

    /** Whoever wants to look further back chooses what. */
    private static final int LAST_PAGE = 1_000;

    private static final Set<String> TALES = Set.of("receipt_not_yet", "proven");

    Response show() {
        Filter filter = filter();
        int page = page();
        List<Entry> entries = room.history().entries(filter, (page - 1) * MANY, MANY + 1);
        Map<String, Object> model = new LinkedHashMap<>(room.told(TALES));
        EntryLines lines = new EntryLines(room);
        model.put("entries", entries.stream().limit(MANY).map(lines::of).toList());
        model.put("show", word(filter));
        model.put("filters", Stream.of(Filter.values()).map(LoginsPage::word).toList());
        model.put("number", page);
        model.put("earlier", entries.size() > MANY && page < LAST_PAGE);
        return room.page("cabinet-logins", model);
    }

    private Filter filter() {
        return room.asked("show")
                .flatMap(word -> Stream.of(Filter.values())
                        .filter(one -> word(one).equals(word))
                        .findFirst())
                .orElse(Filter.ALL);
    }

    private int page() {
        return room.asked("page")
                .filter(number -> number.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= LAST_PAGE)
                .orElse(1);
    }

    private static String word(Filter filter) {
        return filter.name().toLowerCase(Locale.ROOT);
    }
}
