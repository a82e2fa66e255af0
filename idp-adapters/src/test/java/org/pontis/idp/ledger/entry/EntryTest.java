package org.pontis.idp.ledger.entry;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Json;
import org.pontis.idp.ledger.json.Malformed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EntryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:50:51.123456Z");

    private final EntryId id = EntryId.at(NOW, new Random(1));
    private final SaltKey key = SaltKey.random(new SecureRandom());

    @Test
    void anEntryIsReadBackFromItsBytes() throws Malformed {
        Entry entry = login(Mode.FULL);
        assertThat(Entry.read(entry.bytes())).isEqualTo(entry);
        assertThat(entry.time()).isEqualTo("2026-11-23T01:50:51.123Z");
        assertThat(entry.toString())
                .startsWith("{\"citizen\":\"")
                .contains(
                        "\"id\":\"" + id + "\",\"method\":\"sms-pin\",\"outcome\":\"ok\",\"portal\":\"portal-oidc\","
                                + "\"realm\":\"es\",\"time\":\"2026-11-23T01:50:51.123Z\",\"took\":1200,\"type\":\"LOGIN\",\"v\":1}");
    }

    @Test
    void durationsOnlyForgetsPortalAndPerson() throws Malformed {
        Entry entry = login(Mode.DURATIONS);
        assertThat(entry.toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"method\":\"sms-pin\",\"mode\":\"durations\",\"outcome\":\"ok\","
                        + "\"time\":\"2026-11-23T01:50:51.123Z\",\"took\":1200,\"v\":1}");
        assertThat(Entry.read(entry.bytes()).mode()).isEqualTo(Mode.DURATIONS);
        assertThatThrownBy(() -> Entry.of(entry.json().with("portal", "portal-oidc")))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void aCommitmentOpensWithItsSaltForItsMemberOnly() {
        Opening opening = key.open(Member.CITIZEN, id, "ana");
        Entry entry = login(Mode.FULL);
        assertThat(opening.opens(entry)).isTrue();
        assertThat(new Opening(Member.CITIZEN, opening.salt(), "bruno").opens(entry))
                .isFalse();
        assertThat(new Opening(Member.OFFICER, opening.salt(), "ana").opens(entry))
                .isFalse();
        assertThat(SaltKey.random(new SecureRandom())
                        .open(Member.CITIZEN, id, "ana")
                        .opens(entry))
                .isFalse();
        assertThat(key.open(Member.CITIZEN, EntryId.at(NOW, new Random(2)), "ana")
                        .opens(entry))
                .isFalse();
        assertThat(opening.toString()).doesNotContain("ana");
    }

    @ParameterizedTest
    @CsvSource({
        "colour,red",
        "v,1",
        "realm,''",
        "country,es",
        "citizen,ana",
        "outcome,all is well",
        "mode,full",
        "type,'LOG\nIN'",
        "time,2026-11-23T01:50:51.124Z",
        "time,2026-11-23T01:50:51Z",
        "id,00000000-0000-7000-8000-000000000000",
        "id,0",
        "took,7"
    })
    void whatTheFormatDoesNotKnowIsRefused(String name, String value) {
        Json.Members strange = login(Mode.FULL).json().with(name, value);
        assertThatThrownBy(() -> Entry.read(Canonical.bytes(strange))).isInstanceOf(Malformed.class);
    }

    @Test
    void anotherVersionIsRefused() {
        assertThatThrownBy(() -> Entry.of(login(Mode.FULL).json().with("v", 2))).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Entry.of(login(Mode.FULL).json().with("took", -1)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void whatAStrangerTypedIsToldAsFarAsItFits() throws Malformed {
        Entry entry = Draft.of(Mode.FULL, id, "es")
                .say(Member.TYPE, "LOGIN_ERROR")
                .say(Member.OUTCOME, "not found!")
                .say(Member.PORTAL, "\u202e\n" + "\ud83d\ude00".repeat(200) + "\ud83d")
                .say(Member.COUNTRY, "Spain")
                .say(Member.METHOD, null)
                .took(-5)
                .entry();
        assertThat(entry.text(Member.OUTCOME)).contains("not_found_");
        assertThat(entry.text(Member.PORTAL)).contains("__" + "\ud83d\ude00".repeat(126));
        assertThat(entry.text(Member.COUNTRY)).isEmpty();
        assertThat(entry.took()).hasValue(0);
        assertThat(Entry.read(entry.bytes())).isEqualTo(entry);
    }

    @Test
    void anEntryHasARealmATypeAndAnOutcome() {
        Draft draft = Draft.of(Mode.FULL, id, "es").say(Member.TYPE, "LOGIN");
        assertThatThrownBy(draft::entry).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anIdIsOfItsTime() throws Malformed {
        assertThat(id.time()).isEqualTo("2026-11-23T01:50:51.123Z");
        assertThat(EntryId.read(id.text())).isEqualTo(id);
        assertThatThrownBy(() -> EntryId.read(id.text().toUpperCase(Locale.ROOT)))
                .isInstanceOf(Malformed.class);
    }

    private Entry login(Mode mode) {
        return Draft.of(mode, id, "es")
                .say(Member.TYPE, "LOGIN")
                .say(Member.OUTCOME, "ok")
                .say(Member.PORTAL, "portal-oidc")
                .say(Member.METHOD, "sms-pin")
                .took(1200)
                .commit(key.open(Member.CITIZEN, id, "ana"))
                .entry();
    }
}
