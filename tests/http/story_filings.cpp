#include "tests/http/story.hpp"

// The forty dossiers and their due dates, by hand. The desk works 07:30–11:30 and 13:30–16:00 on Monday to Friday: 240
// and 150 minutes, 390 a day, half of it 195. 14 February is a worked Saturday with Monday's hours; 16 to 20 and 23
// February are off. The working days are therefore
//
//   February: 2 3 4 5 6 | 9 10 11 12 13 Sat 14 | 24 25 26 27
//   March:    2 3 4 5 6 | 9 10 11 12 13 | 16 17 18 19 20 | 23 24 25 26 27 | 30 31, April: 1 2 3
//
// Limits in whole days: the day of receipt is not counted, due at 16:00 of the last day. Half a day is counted by the
// minute from the receipt, which the story puts half a minute past, so that the last minute is rounded up.

namespace motcua::tests {
namespace {

constexpr Filing kFilings[]{
    // 15: Feb 6, 9–14 (6), 24–27 (4), Mar 2, 3, 4, 5 → 1 + 6 + 4 + 4.
    {"Nguyễn Văn An", "KT01", "post", "2015-02-05T14:00", "2015-03-05T16:00", "150205-0001"},
    // 5: 9 10 11 12 13.
    {"Trần Thị Bình", "TP05", "direct", "2015-02-06T09:15", "2015-02-13T16:00", "150206-0001"},
    {"Lê Thị Cúc", "LD21", "direct", "2015-02-06T15:30", nullptr, "150206-0002"},

    // 1: 10.
    {"Phạm Văn Dũng", "TP04", "direct", "2015-02-09T08:00", "2015-02-10T16:00", "150209-0001"},
    // Half a day: 30.5 of the morning's 240 are gone, 30.5 + 195 = 225.5, that is 07:30 + 226.
    {"Nguyễn Thị Đào", "TN17", "direct", "2015-02-09T08:00", "2015-02-09T11:16", "150209-0002"},
    // 5: 10 11 12 13 Sat 14: the worked Saturday counts.
    {"Hoàng Văn Giang", "TC05", "direct", "2015-02-09T08:00", "2015-02-14T16:00", "150209-0003"},
    {"Vũ Thị Hà", "KT06", "direct", "2015-02-09T08:00", "2015-02-14T16:00", "150209-0004"},
    // 1: 10.
    {"Đặng Văn Hải", "LD04", "direct", "2015-02-09T08:00", "2015-02-10T16:00", "150209-0005"},
    // Half a day: 240 + 30.5 are gone, + 195 = 465.5 = 390 + 75.5: 07:30 + 76 on Tuesday.
    {"Bùi Thị Hạnh", "TN20", "direct", "2015-02-09T14:00", "2015-02-10T08:46", "150209-0006"},
    // 3: 10 11 12.
    {"Ngô Thị Hiền", "TP01", "direct", "2015-02-09T14:00", "2015-02-12T16:00", "150209-0007"},

    // 1: 11.
    {"Đỗ Thị Hoa", "TP09", "direct", "2015-02-10T09:00", "2015-02-11T16:00", "150210-0001"},
    // 10: 11–14 (4), 24–27 (4), Mar 2, 3.
    {"Dương Văn Hùng", "KT05", "direct", "2015-02-10T09:00", "2015-03-03T16:00", "150210-0002"},
    // 15: 11–14 (4), 24–27 (4), Mar 2–6 (5), 9, 10.
    {"Lý Thị Hương", "LD03", "direct", "2015-02-10T09:00", "2015-03-10T16:00", "150210-0003"},
    // 3: 11 12 13.
    {"Trịnh Văn Khánh", "TP10", "direct", "2015-02-10T09:00", "2015-02-13T16:00", "150210-0004"},
    // 5: 11 12 13 Sat 14, 24. Received after 15:00, which binds the desk's handover, not this date.
    {"Nguyễn Thị Lan", "TC09", "direct", "2015-02-10T15:30", "2015-02-24T16:00", "150210-0005"},

    // 5: 12 13 Sat 14, 24 25.
    {"Trần Thị Liên", "TP02", "direct", "2015-02-11T08:00", "2015-02-25T16:00", "150211-0001"},
    // 15: 12–14 (3), 24–27 (4), Mar 2–6 (5), 9, 10, 11.
    {"Lê Văn Long", "KT01", "direct", "2015-02-11T08:00", "2015-03-11T16:00", "150211-0002"},
    // 6: 12 13 Sat 14, 24 25 26.
    {"Phạm Thị Mai", "TN19", "direct", "2015-02-11T08:00", "2015-02-26T16:00", "150211-0003"},
    {"Hoàng Văn Minh", "LD05", "direct", "2015-02-11T08:00", nullptr, "150211-0004"},
    // 5: 12 13 Sat 14, 24 25. The portal has given the code.
    {"Vũ Văn Nam", "TP05", "online", "2015-02-11T15:30", "2015-02-25T16:00", "000.00.01.H02-150211-0007"},

    // 7: 13 Sat 14, 24–27 (4), Mar 2.
    {"Đặng Thị Nga", "TC19", "direct", "2015-02-12T07:45", "2015-03-02T16:00", "150212-0001"},
    // 5: 13 Sat 14, 24 25 26.
    {"Bùi Thị Ngọc", "KT06", "post", "2015-02-12T07:45", "2015-02-26T16:00", "150212-0002"},
    // 3: 13 Sat 14, 24.
    {"Ngô Thị Oanh", "TP01", "direct", "2015-02-12T07:45", "2015-02-24T16:00", "150212-0003"},
    // Half a day: 180.5 are gone, + 195 = 375.5 = 240 + 135.5: 13:30 + 136.
    {"Đỗ Văn Phong", "TN17", "direct", "2015-02-12T10:30", "2015-02-12T15:46", "150212-0004"},
    // 1: 13.
    {"Dương Văn Phúc", "TP09", "direct", "2015-02-12T10:30", "2015-02-13T16:00", "150212-0005"},

    // 1: Sat 14, a working day.
    {"Lý Văn Quân", "LD04", "direct", "2015-02-13T08:00", "2015-02-14T16:00", "150213-0001"},
    // 5: Sat 14, 24 25 26 27.
    {"Trịnh Thị Quyên", "TC05", "direct", "2015-02-13T08:00", "2015-02-27T16:00", "150213-0002"},
    // 30: Sat 14, 24–27 (4) = 5, Mar 2–6, 9–13, 16–20, 23–27 (20) = 25, 30, 31, Apr 1, 2, 3.
    {"Nguyễn Văn Sơn", "LD09", "direct", "2015-02-13T08:00", "2015-04-03T16:00", "150213-0003"},
    // 1: Sat 14.
    {"Trần Thị Tâm", "TP04", "direct", "2015-02-13T15:30", "2015-02-14T16:00", "150213-0004"},

    // 1: the next working day after the Saturday is Tuesday 24.
    {"Lê Thị Thảo", "TP04", "direct", "2015-02-14T09:00", "2015-02-24T16:00", "150214-0001"},
    // 10: 24–27 (4), Mar 2–6 (5), 9.
    {"Phạm Văn Thắng", "KT05", "direct", "2015-02-14T09:00", "2015-03-09T16:00", "150214-0002"},
    // Half a day: 240 + 60.5 are gone, + 195 = 495.5 = 390 + 105.5: 07:30 + 106 on Tuesday 24.
    {"Hoàng Thị Thu", "TN20", "direct", "2015-02-14T14:30", "2015-02-24T09:16", "150214-0003"},

    // 5: received on the second day of Tết, not a working day either; 24 25 26 27, Mar 2.
    {"Vũ Thị Thủy", "TP02", "online", "2015-02-20T10:00", "2015-03-02T16:00", "150220-0001"},
    // Half a day: received on a Sunday, so it begins on Tuesday 24 at 07:30; + 195 is 10:45 sharp.
    {"Đặng Văn Tiến", "TN17", "online", "2015-02-22T20:00", "2015-02-24T10:45", "150222-0001"},

    // 3: 25 26 27.
    {"Bùi Thị Trang", "TP01", "direct", "2015-02-24T08:00", "2015-02-27T16:00", "150224-0001"},
    // 5: 25 26 27, Mar 2, 3.
    {"Ngô Văn Trung", "KT06", "direct", "2015-02-24T08:00", "2015-03-03T16:00", "150224-0002"},
    // 3: 26 27, Mar 2.
    {"Đỗ Văn Tuấn", "TP10", "direct", "2015-02-25T09:00", "2015-03-02T16:00", "150225-0001"},
    // 1: Mar 2, over the weekend.
    {"Dương Thị Vân", "TP09", "direct", "2015-02-27T15:45", "2015-03-02T16:00", "150227-0001"},

    // 5: 3 4 5 6, 9.
    {"Lý Văn Việt", "TC09", "direct", "2015-03-02T08:00", "2015-03-09T16:00", "150302-0001"},
    // 15: 3–6 (4), 9–13 (5), 16–20 (5), 23.
    {"Trịnh Thị Xuân", "LD03", "direct", "2015-03-02T08:00", "2015-03-23T16:00", "150302-0002"},
};
static_assert(std::size(kFilings) == 40);

}  // namespace

std::span<const Filing> filings()
{
    return kFilings;
}

}  // namespace motcua::tests
