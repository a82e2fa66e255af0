package org.pontis.eidas.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.pontis.eidas.http.page.Pages;

/** Which language to speak: the one that the citizen chose here, the ones whoever sent her asked for, what her browser says. */
record Languages(Pages pages, String cookie) {

    /** The field by which a page is asked for in another language. */
    static final String FIELD = "lang";

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");

    Locale of(Call call, List<String> asked) {
        List<String> wishes = new ArrayList<>();
        chosen(call)
                .or(() -> call.cookie(cookie).filter(TAG.asMatchPredicate()))
                .ifPresent(wishes::add);
        wishes.addAll(asked);
        return pages.locale(wishes, call.header("Accept-Language"));
    }

    /** An answer in a language that was just chosen, so that the pages after it are in that language, too. */
    Answer remember(Call call, Answer answer) {
        return chosen(call)
                .map(tag -> answer.with("Set-Cookie", cookie + "=" + tag + "; Path=/; HttpOnly; SameSite=Lax"))
                .orElse(answer);
    }

    private static Optional<String> chosen(Call call) {
        return call.isPost() ? Optional.empty() : call.fields().get(FIELD).filter(TAG.asMatchPredicate());
    }
}
