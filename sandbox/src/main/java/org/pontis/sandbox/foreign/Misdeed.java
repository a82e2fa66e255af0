package org.pontis.sandbox.foreign;

import java.util.function.UnaryOperator;

import org.pontis.sandbox.faults.Fault;

/**
 * Something that the other country does wrong, by mistake or on purpose, with one message or document.
 *
 * @param fault its name and one sentence for people
 * @param change what becomes of the message
 */
public record Misdeed(Fault fault, Change change) {

    static Misdeed of(String name, String what, UnaryOperator<Recipe> change) {
        return in(name, what, (recipe, scene) -> change.apply(recipe));
    }

    static Misdeed in(String name, String what, Change change) {
        return new Misdeed(Fault.of(name, what), change);
    }

    /** One that changes what a message says. */
    static Misdeed says(String name, String what, Edit edit) {
        return of(name, what, recipe -> recipe.content(edit));
    }

    public String name() {
        return fault.name();
    }

    /** What it does to a recipe. */
    @FunctionalInterface
    public interface Change {

        Change NONE = (recipe, scene) -> recipe;

        Recipe apply(Recipe recipe, Scene scene);
    }
}
