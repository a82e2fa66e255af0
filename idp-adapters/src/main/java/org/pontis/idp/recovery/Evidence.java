package org.pontis.idp.recovery;

import java.util.Locale;
import java.util.Optional;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Registration;

import static org.pontis.broker.LevelOfAssurance.HIGH;
import static org.pontis.broker.LevelOfAssurance.LOW;
import static org.pontis.broker.LevelOfAssurance.SUBSTANTIAL;
import static org.pontis.broker.Registration.ADVANCED;
import static org.pontis.broker.Registration.BASIC;

/** What somebody has proven, as far as it carries when everything she used was registered as well as it can be. */
public enum Evidence {
    /** Nothing at all. */
    NOTHING,
    /** She names somebody and a datum of her document, which many have seen. */
    DOCUMENT,
    /** That, and a code that only stops things, had for the day the phone is gone. */
    STOP_CODE,
    /** The document, and what the tax agency or social security knows of her. */
    REGISTRY(LOW, BASIC),
    /** The code that was sent to a phone of hers. */
    PHONE_CODE(LOW, BASIC),
    /** The password. */
    PASSWORD(LOW, BASIC),
    /** Both of these. */
    PASSWORD_AND_CODE(SUBSTANTIAL, BASIC),
    /** Her SIM, with its PIN. */
    SIM(HIGH, ADVANCED),
    /** Her card, with its PIN. */
    CARD(HIGH, ADVANCED),
    /** She stands before an officer with her document. */
    DESK_ONE(SUBSTANTIAL, ADVANCED);

    private final Optional<LevelOfAssurance> level;
    private final Optional<Registration> registration;

    Evidence() {
        this.level = Optional.empty();
        this.registration = Optional.empty();
    }

    Evidence(LevelOfAssurance level, Registration registration) {
        this.level = Optional.of(level);
        this.registration = Optional.of(registration);
    }

    /** The level it is worth; below low, nothing. */
    public Optional<LevelOfAssurance> level() {
        return level;
    }

    /** How well something may be registered on it: in person and by a certificate, advanced; online, basic. */
    public Optional<Registration> registration() {
        return registration;
    }

    /** As tables have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
