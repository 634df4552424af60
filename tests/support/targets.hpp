#pragma once

#include <string>

namespace motcua::tests {

inline constexpr const char* kTargetHeader = "unit_code,task_no,target_no,title,unit_of_measure,plan,actual\n";

// "X24.U07": the units of founding_targets(), from 0.
inline std::string founding_unit(int n)
{
    return "X24.U" + std::string(n < 9 ? "0" : "") + std::to_string(n + 1);
}

// A province and 35 units of it.
inline std::string founding_units()
{
    std::string rows = "X24,Tỉnh,province,,2014-01-01,2025-06-30,\n";
    for (int n = 0; n < 35; ++n)
        rows += founding_unit(n) + ",Đơn vị " + std::to_string(n + 1) + ",department,X24,2014-01-01,2025-06-30,\n";
    return "code,name,kind,parent_code,valid_from,valid_to,source\n" + rows;
}

// What the j-th target of a band achieved of a plan of 100, by the report's words: "over by 1 to 30 %" …
inline int founding_actual(int i)
{
    struct Band {
        int count;
        int first;
        int values;
        int step;
    };
    constexpr Band kBands[]{{51, 40, 60, 1},  {783, 100, 1, 1}, {306, 101, 30, 1},
                            {51, 131, 20, 1}, {72, 151, 49, 1}, {35, 200, 35, 10}};
    for (const Band& band : kBands) {
        if (i < band.count) return band.first + i % band.values * band.step;
        i -= band.count;
    }
    return 0;
}

// A file with the distribution of the conference report of 2015: 1,298 targets of 35 units with five tasks each, of
// which 51 were missed, 783 met exactly, and 306, 51, 72 and 35 exceeded by 1 to 30, 31 to 50, 51 to 99 and 100 % or
// more.
inline std::string founding_targets()
{
    std::string text = kTargetHeader;
    for (int i = 0; i < 1298; ++i) {
        const int of_unit = i / 35;
        text += founding_unit(i % 35) + "," + std::to_string(of_unit % 5 + 1) + "," + std::to_string(of_unit / 5 + 1) +
                ",Chỉ tiêu " + std::to_string(i) + ",lượt,100," + std::to_string(founding_actual(i)) + "\n";
    }
    return text;
}

}  // namespace motcua::tests
