#pragma once

#include "domain/figures.hpp"

#include <array>
#include <cstdint>

namespace motcua {

// Columns 3 to 13 of form II.06a/VPCP/KSTT (TT 02/2017/TT-VPCP, TT 01/2020/TT-VPCP):
//   3 received = 4 online + 5 in person or by post + 6 carried over; 7 solved = 8 early + 9 on time + 10 late;
//   11 in progress = 12 in time + 13 overdue; 3 = 7 + 11.
// The form knows no dossiers without a deadline: give it figures that have none. By the note of the form's template 9
// includes what was refused and withdrawn. That note counts dossiers waiting for the citizen in 9 and 12; they are not
// solved, so they are in 12. 6 includes the results sent back in the period, so that
//   6 of a period = 11 of the one before + those.
// Throws std::logic_error when one of these does not hold.
std::array<std::int64_t, 11> form_06a(const Figures& figures);

}  // namespace motcua
