package org.pontis.idp.mobileid;

import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.Input;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Step;
import org.pontis.idp.mobileid.operator.MobileProblems;

/** The method in a realm whose operator this server does not know. It is not offered there; whoever comes nevertheless is told. */
final class NoOperator implements LoginMethod {

    @Override
    public Optional<LoginProblem> obstacle(Attempt attempt) {
        return Optional.of(MobileProblems.UNAVAILABLE);
    }

    @Override
    public Step begin(Attempt attempt) {
        return Step.Failed.because(MobileProblems.UNAVAILABLE);
    }

    @Override
    public Step resume(Attempt attempt, Input input) {
        return Step.Failed.because(MobileProblems.UNAVAILABLE);
    }
}
