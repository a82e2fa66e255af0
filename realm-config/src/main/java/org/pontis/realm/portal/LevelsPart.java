package org.pontis.realm.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.LevelOfAssurance;

/** The part of a file that says which levels a portal may ask for, and which it gets without a word. */
final class LevelsPart {

    /**
     * What a portal may ask for.
     *
     * @param minimum what it gets if it asks for nothing
     * @param allowed empty if it may ask for every level
     */
    record Levels(LevelOfAssurance minimum, Set<LevelOfAssurance> allowed) {}

    private final LevelOfAssurance highest;
    private final Flaws flaws;

    /** @param highest the highest level that any login method or identity provider reaches */
    LevelsPart(LevelOfAssurance highest, Flaws flaws) {
        this.highest = highest;
        this.flaws = flaws;
    }

    Levels read(Section file) {
        Optional<Section> levels = file.section("levels");
        if (levels.isEmpty()) {
            return new Levels(LevelOfAssurance.LOW, Set.of());
        }
        try (Section section = levels.get()) {
            Set<LevelOfAssurance> allowed = allowed(section);
            return new Levels(minimum(section, allowed), allowed);
        }
    }

    private Optional<LevelOfAssurance> level(Value at) {
        Optional<LevelOfAssurance> level = Arrays.stream(LevelOfAssurance.values())
                .filter(each -> each.shortName().equals(at.text()))
                .findFirst();
        if (level.isEmpty()) {
            flaws.add(Code.LEVEL_UNKNOWN, at, "A level is low, substantial or high.");
        } else if (!highest.atLeast(level.get())) {
            flaws.add(
                    Code.LEVEL_UNREACHABLE,
                    at,
                    "No login method of this realm goes beyond " + highest.shortName() + ".");
        }
        return level;
    }

    private Set<LevelOfAssurance> allowed(Section levels) {
        Set<LevelOfAssurance> allowed = EnumSet.noneOf(LevelOfAssurance.class);
        levels.texts("allowed").forEach(at -> level(at).ifPresent(allowed::add));
        if (levels.has("allowed") && allowed.isEmpty()) {
            flaws.add(Code.MISSING, levels.here(), "A portal that may ask for nothing lets nobody in.");
        }
        return allowed;
    }

    /** Without a word about it, the weakest level that the portal may ask for. */
    private LevelOfAssurance minimum(Section levels, Set<LevelOfAssurance> allowed) {
        LevelOfAssurance weakest =
                allowed.stream().min(Comparator.naturalOrder()).orElse(LevelOfAssurance.LOW);
        Optional<Value> at = levels.text("minimum");
        LevelOfAssurance minimum = at.flatMap(this::level).orElse(weakest);
        if (at.isPresent() && !allowed.isEmpty() && minimum != weakest) {
            flaws.add(Code.UNKNOWN_VALUE, at.get(), "The minimum is the weakest of the allowed levels.");
        }
        return minimum;
    }
}
