package org.pontis.sandbox.phones;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All phones. A number nobody owns is a phone too, as soon as it gets a message. */
public final class Phones {

    /** The older ones are dropped: a simulator that runs for weeks must not grow. */
    static final int KEPT = 500;

    private final Map<PhoneNumber, Deque<Message>> received = new TreeMap<>();
    private final Prompts prompts = new Prompts();

    /** What SIMs show on the phones. */
    public Prompts prompts() {
        return prompts;
    }

    /** A message arrives. */
    public synchronized void receive(PhoneNumber phone, Message message) {
        Deque<Message> messages = received.computeIfAbsent(phone, p -> new ArrayDeque<>());
        messages.addLast(message);
        if (messages.size() > KEPT) {
            messages.removeFirst();
        }
        notifyAll();
    }

    /** What is on the phone, oldest first. */
    public synchronized List<Message> messages(PhoneNumber phone) {
        return List.copyOf(received.getOrDefault(phone, new ArrayDeque<>()));
    }

    /** The phones that have messages. */
    public synchronized Set<PhoneNumber> inUse() {
        return new TreeSet<>(received.keySet());
    }

    /** Deletes the phone's messages. */
    public synchronized void clear(PhoneNumber phone) {
        received.remove(phone);
    }

    /** Waits until the phone has {@code count} messages, or gives back those it has when the patience is over. */
    public synchronized List<Message> await(PhoneNumber phone, int count, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (messages(phone).size() < count && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return messages(phone);
    }
}
