#!/usr/bin/env python3
"""The figures once more, from the exported journal alone: `motcua export` and nothing of motcua's code.

Usage: figures.py JOURNAL QUESTIONS      prints a JSON list, one object {group: {figure: count}} for each question.

A question is {"from", "to", "as_of", "group_by"}: moments in milliseconds since 1970, UTC. Everything is walked from the
beginning for each question; slow and plain on purpose.
"""
import json
import sys
from collections import Counter, defaultdict

DAY = 86_400_000
OFFICE = 7 * 3_600_000
MOVERS = {'supplement_received': 'moved_by_supplement', 'payment_received': 'moved_by_payment',
          'stopped': 'moved_by_stop', 'resumed': 'moved_by_stop', 'calendar_changed': 'moved_by_calendar',
          'reappointed': 'moved_by_reappointment'}
DATED = ('received', 'supplement_received', 'payment_received', 'stopped', 'resumed', 'calendar_changed')
COUNTED = {'handoff_sent': 'sent', 'handoff_accepted': 'accepted', 'handoff_declined': 'declined',
           'handoff_recalled': 'recalled', 'supplement_requested': 'supplement', 'reappointed': 'reappointed',
           'redo_ordered': 'redone', 'returned': 'collected'}


def fields(payload):
    return dict(line.split(':', 1) for line in payload.split('\n') if line)


def load(path):
    journals = defaultdict(list)
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            entry = json.loads(line)
            entry['is'] = fields(entry['payload'])
            journals[entry['dossier']].append(entry)
    return journals


def number(text):
    return None if text is None else int(text)


class Work:
    """What units had a date for: the steps, and the opinions that were asked for."""

    def __init__(self):
        self.steps = []  # (left, due, passed)
        self.opinions = {}  # by the entry that asked: [asked, due, given]
        self.step = self.last = self.due = None
        self.passed = False

    def leave(self, at):
        if self.step is not None and (self.passed or self.due is not None):
            self.steps.append((at, self.due, self.passed))
        self.step, self.passed = None, False

    def take(self, entry, resting, was_done, done):
        """`resting`: the clock stood still until now; `was_done`, `done`: the result was or is at the desk."""
        kind, e, at = entry['kind'], entry['is'], entry['happened_at']
        if self.step is not None and not was_done and not resting and self.due is not None and self.due < at:
            self.passed = True
        if kind == 'calendar_changed':
            self.passed = False
        entered = (int(e['step']), at) if e.get('step') is not None else None
        if not was_done and done or not done and entered not in (None, self.step):
            self.leave(at)
        if entered is not None or kind in DATED:
            self.due = number(e.get('step_due_at'))
        self.last = entered or self.last
        if not done:
            self.step = self.last
        if kind == 'opinion_asked':
            self.opinions[entry['n']] = [at, int(e['due_at']), None]
        if kind == 'opinion_given':
            self.opinions[int(e['asked'])][2] = at

    def points(self, t):
        """The least of what each gives at `t`; nothing of nothing."""
        least = [0 if passed or due < left else 2 if left < due else 1 for left, due, passed in self.steps if left <= t]
        for asked, due, given in self.opinions.values():
            if given is not None and given <= t:
                least.append(0 if due < given else 2 if given < due else 1)
            elif asked < t and due < t:
                least.append(0)
        return min(least, default=None)


class State:
    """What a dossier is after some of its entries."""

    def __init__(self):
        self.work = Work()
        self.first_due = None
        self.reappointed = False
        self.told = 0
        self.status = None
        self.received = self.due = self.ready = self.ended = self.decided = self.collected = None
        self.outcome = self.until = self.back_to = self.transit = None
        self.paused = False
        self.holder = (None, None)
        self.charge = (None, None)
        self.supplements = 0
        self.open_handoffs = 0

    def take(self, entry):
        resting = self.paused and (self.until is None or entry['happened_at'] < self.until)
        was_done = self.finished() is not None
        self.step(entry)
        self.work.take(entry, resting, was_done, self.finished() is not None)

    def step(self, entry):
        kind, e, at = entry['kind'], entry['is'], entry['happened_at']
        if kind == 'reappointed' and not self.reappointed:
            self.reappointed, self.first_due = True, self.due
        if kind in ('guided', 'supplement_requested'):
            self.told += 1
        if kind in ('received', 'filed'):
            self.desk, self.agency, self.procedure = e['desk'], e['agency'], e['procedure']
            self.channel = e['channel']
            self.holder = (e['desk'], entry['actor'])
        if kind == 'received':
            self.status, self.received = 'received', at
            self.by_hours = e['limit_unit'] == 'working_hour'
        if kind == 'filed':
            self.status = 'filed'
        if kind == 'guided':
            self.status = 'guided'
        if kind == 'turned_away':
            self.status, self.ended = 'not_accepted', at
        if kind == 'handoff_sent':
            self.transit, self.holder = (e['from'], entry['actor']), None
        if kind == 'handoff_accepted':
            self.transit, self.holder = None, (e['unit'], entry['actor'])
            if self.status == 'received' and e['unit'] != self.desk:
                self.status = 'processing'
            if self.status == 'decided' and e['unit'] == self.desk:
                self.status, self.ready = 'ready', at
        if kind in ('handoff_declined', 'handoff_recalled'):
            self.holder, self.transit = self.transit, None
        if kind == 'assigned' and self.holder:
            self.holder = (self.holder[0], e['person'])
        if kind in ('supplement_requested', 'payment_requested', 'stopped'):
            self.back_to, self.status, self.paused = self.status, kind, True
            self.until = number(e.get('until'))
        if kind in ('supplement_received', 'payment_received', 'resumed'):
            self.status, self.paused, self.until = self.back_to, False, None
        if kind in ('received', 'supplement_received', 'payment_received', 'stopped', 'resumed', 'reappointed',
                    'calendar_changed'):
            self.due = number(e.get('due_at'))
        if kind == 'decided':
            self.status, self.outcome, self.decided = 'decided', e['outcome'], at
            if self.holder and self.holder[0] == self.desk:
                self.status, self.ready = 'ready', at
        if kind == 'redo_ordered':
            self.status, self.outcome, self.decided, self.ready = 'processing', None, None, None
        if kind == 'returned':
            self.ended = self.collected = at
        if kind == 'withdrawn':
            self.status, self.ended = 'withdrawn', at
        if self.holder and not (self.decided and self.charged_for_decision):
            self.charge = self.holder
        self.charged_for_decision = self.decided is not None

    charged_for_decision = False

    def finished(self):
        """When the citizen's clock ended, if it did."""
        return self.ready if self.ready is not None else self.ended

    def by_date(self, due):
        due_day, ready_day = (due - 1 + OFFICE) // DAY, (self.ready + OFFICE) // DAY
        if ready_day < due_day:
            return 'decided_early'
        in_time = self.ready <= due if self.by_hours else ready_day == due_day
        return 'decided_on_time' if in_time else 'decided_late'

    def verdict(self):
        if self.outcome == 'refused':
            return 'refused'
        return 'decided_no_deadline' if self.due is None else self.by_date(self.due)

    def points(self):
        """Of the indices 1, 2 and 3 of TT 01/2018 art. 13; of a dossier with a result that is no refusal."""
        first = self.first_due if self.first_due is not None else self.due
        time = None if self.due is None else {'decided_early': 2, 'decided_on_time': 1, 'decided_late': 0}[self.by_date(first)]
        return time, self.work.points(self.ready), max(0, 2 - self.told)


def replay(entries):
    state = State()
    for entry in entries:
        state.take(entry)
    return state


def count(entries, q, cell):
    """One dossier, the entries being those that were known."""
    begin, end, now = q['from'], q['to'], q['as_of']
    happened = [e for e in entries if e['happened_at'] < end and e['happened_at'] <= now]
    if not happened:
        return
    state, before, due, supplements, handoffs = State(), None, None, 0, 0
    for entry in happened:
        in_period, kind = begin <= entry['happened_at'], entry['kind']
        due = state.due
        state.take(entry)
        handoffs += {'handoff_sent': 1, 'handoff_accepted': -1, 'handoff_declined': -1, 'handoff_recalled': -1}.get(kind, 0)
        if kind == 'supplement_requested':
            supplements += 1
            if supplements > 1 and in_period:
                cell['supplement_again'] += 1
        if not in_period:
            continue
        if kind in COUNTED:
            cell[COUNTED[kind]] += 1
        if kind in MOVERS and due != state.due:
            cell[MOVERS[kind]] += 1
        if kind == 'received' and entry['happened_at'] < entry['recorded_at']:
            cell['entered_late'] += 1
    cell['unaccepted'] += handoffs
    if state.ready is not None and state.collected is None:
        cell['uncollected'] += 1

    if state.received is None:
        if state.status in ('filed', 'guided'):
            cell[state.status] += 1
        elif state.status == 'not_accepted' and begin <= state.ended:
            cell['not_accepted'] += 1
        return
    done = state.finished()
    if done is not None and done < begin:
        return
    at_begin = replay([e for e in happened if e['happened_at'] < begin])
    if begin <= state.received:
        cell['received'] += 1
        cell['received_' + state.channel] += 1
    elif at_begin.finished() is None:
        cell['carried_over'] += 1
    else:
        cell['reopened'] += 1
    if state.ready is not None:
        cell[state.verdict()] += 1
        for i, points in enumerate(state.points() if state.outcome != 'refused' else (), 1):
            if points is not None:
                cell['points_%d' % i] += points
                cell['dossiers_%d' % i] += 1
    elif state.status == 'withdrawn':
        cell['withdrawn'] += 1
    elif state.paused and not (state.until is not None and state.until < end and state.until <= now):
        cell['in_progress_waiting'] += 1
    elif state.due is None:
        cell['in_progress_no_deadline'] += 1
    else:
        cell['in_progress_overdue' if state.due < min(end, now) else 'in_progress_in_time'] += 1


def key_of(state, group_by):
    return {'': '', 'agency': state.agency, 'desk': state.desk, 'procedure': state.procedure, 'channel': state.channel,
            'unit': state.charge[0], 'person': state.charge[1]}[group_by]


def answer(journals, question):
    groups = defaultdict(Counter)
    for entries in journals.values():
        known = [e for e in entries if e['recorded_at'] <= question['as_of']]
        if known and known[0]['kind'] != 'linked':
            count(known, question, groups[key_of(replay(known), question['group_by'])])
    return {key: {name: n for name, n in sorted(cell.items()) if n} for key, cell in sorted(groups.items())}


if __name__ == '__main__':
    all_journals = load(sys.argv[1])
    with open(sys.argv[2], encoding='utf-8') as asked:
        print(json.dumps([answer(all_journals, question) for question in json.load(asked)]))
