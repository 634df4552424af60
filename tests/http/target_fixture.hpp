#pragma once

#include "tests/support/office.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace motcua::tests {

inline constexpr const char* kTargetsOf2015 =
    "unit_code,task_no,target_no,title,unit_of_measure,plan,actual,kind,direction\n"
    "X24.217.KT,1,1,Số giấy phép cấp qua mạng,giấy phép,10,12,,\n"
    "X24.217.KT,1,2,Số lớp tập huấn,lớp,4,,,\n"
    "X24.217.KT,2,1,Đơn khiếu nại,đơn,10,7,,lower\n"
    "X24.217.KT,3,1,Khai trương một cửa điện tử,mốc,2015-06-30,,milestone,\n"
    "X24.217.TN,1,1,\"Hộ được cấp giấy, chứng nhận\",hộ,10,10,,\n"
    "X24.217.TP,1,1,Số cuộc tuyên truyền,cuộc,10,10,,\n"
    "X24.217,1,1,Số dịch vụ công trực tuyến,dịch vụ,10,25,,\n";

// `motcua import targets` of a file, by the administrator of the province unless others are named.
inline Run import_targets(const Office& office,
                          const std::string& text = kTargetsOf2015,
                          const std::vector<std::string>& more = {"--by", "quantri"})
{
    const Folder folder;
    std::vector<std::string> words{"import", "targets", folder.write("targets.csv", text), "--year", "2015"};
    words.insert(words.end(), more.begin(), more.end());
    words.insert(words.end(), {"--database", office.database_url()});
    return run(words);
}

}  // namespace motcua::tests
