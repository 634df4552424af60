#pragma once

#include "domain/deadline.hpp"
#include "domain/facts.hpp"

// The points of a dossier under TT 01/2018/TT-VPCP art. 13. Only for facts.

namespace motcua {

// Index 1, the time in all: early 2, on time 1, late 0; of a dossier without a deadline there are none. A new date with
// an apology makes the statutory time no longer: the verdict is that by the date before.
std::int8_t points_for_time(Verdict by_first_date);

// To each stretch in which the result is at the desk and no refusal:
//   index 2  the time of each unit: 2 when every step was left before its date and every opinion given before its own,
//   0
//            when one came after it, 1 otherwise; none when nothing of that had a date. Work that other agencies do at
//            the same time is a dossier of its own, with points of its own;
//   index 3  how often the citizen was told to bring more papers, before or after the receipt: never 2, once 1, more
//            often 0. Whose fault that was, which the circular excepts, no journal tells.
void give_points_for_work(Facts& facts, std::span<const Event> history);

}  // namespace motcua
