package org.pontis.sandbox.e2e.paper;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.pontis.broker.Attempt;
import org.pontis.broker.Factor;
import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginMethodFactory;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.MethodId;
import org.pontis.broker.Newcomer;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Represented;
import org.pontis.broker.Settings;
import org.pontis.broker.Step;

/** A certificate on paper: whatever is written on it is believed. It runs inside the server. */
public final class Paper implements LoginMethodFactory {

    static final String PAGE = "paper";

    private static final MethodId ID = new MethodId("paper");
    private static final Set<Factor> FACTORS = Set.of(Factor.POSSESSION, Factor.KNOWLEDGE);

    @Override
    public MethodDescriptor descriptor() {
        return new MethodDescriptor(ID, LevelOfAssurance.HIGH, FACTORS, 90, false, Set.of());
    }

    @Override
    public Function<House, LoginMethod> configure(Settings settings) {
        return Reading::new;
    }

    private record Reading(House house) implements LoginMethod {

        @Override
        public Step begin(Attempt attempt) {
            return new Step.Prompt(PAGE, Map.of());
        }

        @Override
        public Step resume(Attempt attempt, Input input) {
            return input.value("identifier")
                    .map(identifier -> read(newcomer(identifier), input))
                    .orElseGet(() -> begin(attempt));
        }

        private Step read(Newcomer holder, Input input) {
            Optional<Represented> organisation =
                    input.value("organisation").map(identifier -> new Represented("Puentes del Tajo SL", identifier));
            return house.citizens()
                    .welcome(holder)
                    .<Step>map(citizen -> new Step.Done(citizen, proof(input), organisation, Optional.empty()))
                    .orElseGet(() -> Step.Failed.because(LoginProblem.CREDENTIALS_WRONG));
        }

        /** @param semantics such as {@code IDCES-00000001R} */
        private static Newcomer newcomer(String semantics) {
            return new Newcomer(
                    new PersonIdentifier(semantics.substring(3, 5), semantics.substring(0, 3), semantics.substring(6)),
                    "Ana",
                    "García Ruiz",
                    Optional.of(LocalDate.of(1980, 5, 17)));
        }

        private Proof proof(Input input) {
            return new Proof(
                    ID,
                    FACTORS,
                    LevelOfAssurance.named(input.value("level").orElse("high")).orElseThrow(),
                    Registration.ADVANCED,
                    Set.of("hwk"),
                    house.clock().instant());
        }
    }
}
