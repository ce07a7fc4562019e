//! The tables of where readers may live: one rule broken at a time, and the one problem that must come of it.

use french_tech_map::atlas::source::{Problem, load_near};

const DEPARTEMENTS: &str = "code,name,prefecture\n01,Ain,01053\n2A,Corse-du-Sud,2A004\n";
const COMMUNES: &str = "code,name,departement,lon,lat,point
01034,Belley,01,5.6863,45.7609,town_hall
01053,Bourg-en-Bresse,01,5.2252,46.2051,centre
2A004,Ajaccio,2A,8.7376,41.9257,town_hall
";

fn problems(departements: &str, communes: &str) -> Vec<Problem> {
    load_near(departements, communes).err().unwrap_or_default()
}

/// The one problem of the tables in one of which a piece is written otherwise.
fn problem_of(old: &str, new: &str) -> Problem {
    let [departements, communes] = [DEPARTEMENTS, COMMUNES].map(|text| text.replacen(old, new, 1));
    assert!(departements != DEPARTEMENTS || communes != COMMUNES, "nothing was {old:?}");
    let problems = problems(&departements, &communes);
    let [problem] = problems.as_slice() else { panic!("{old:?} as {new:?}: {problems:?}") };
    problem.clone()
}

#[test]
fn sound_tables_pass() {
    let near = load_near(DEPARTEMENTS, COMMUNES).expect("sound tables");
    assert_eq!((near.departements.len(), near.communes.len()), (2, 3));
    assert_eq!(near.communes[usize::from(near.departements[0].prefecture)].name, "Bourg-en-Bresse");
}

#[test]
fn a_broken_rule_is_one_problem_with_file_line_column_and_value() {
    let belley = "01034,Belley,01,5.6863,45.7609,town_hall";
    for (old, new, says) in [
        (belley, "01034,,01,5.6863,45.7609,town_hall", "communes.csv:2: name: is missing"),
        (belley, "01034,Bell'ey,01,5.6863,45.7609,town_hall", "communes.csv:2: name = \"Bell'ey\": "),
        (belley, "01034,Belley,03,5.6863,45.7609,town_hall", "communes.csv:2: departement = \"03\": "),
        (belley, "01034,Belley,01,185.6863,45.7609,town_hall", "communes.csv:2: lon = \"185.6863\": "),
        (belley, "01034,Belley,01,5.6863,456,town_hall", "communes.csv:2: lat = \"456\": "),
        (belley, "01034,Belley,01,5.6863,45.7609,church", "communes.csv:2: point = \"church\": "),
        (belley, "1034,Belley,01,5.6863,45.7609,town_hall", "communes.csv:2: code = \"1034\": is no code"),
        ("01034", "01053", "communes.csv:3: code = \"01053\": is on line 2 already"),
        ("01,Ain,01053", "01,Ain,01001", "departements.csv:2: prefecture = \"01001\": "),
        (
            "2A,Corse-du-Sud,2A004\n",
            "2A,Corse-du-Sud,2A004\n01,Ain,01053\n",
            "departements.csv:4: code = \"01\": is on line 2",
        ),
    ] {
        let said = problem_of(old, new).to_string();
        assert!(said.starts_with(says), "{said}, not {says}");
    }
}

#[test]
fn a_table_that_cannot_be_read_is_one_problem() {
    for (departements, communes, file) in
        [("", COMMUNES, "departements.csv"), (DEPARTEMENTS, "", "communes.csv")]
    {
        let problems = problems(departements, communes);
        assert_eq!(problems.iter().map(|problem| problem.file).collect::<Vec<_>>(), [file]);
    }
}

#[test]
fn more_than_the_asset_can_number_are_refused() {
    let line = |i: usize| format!("{i:03},Ain,{:02}{i:03}\n", 1);
    let departements: String = (0..256).map(line).collect();
    let town = |i: usize| format!("01{i:03},Belley,{i:03},5,45,centre\n");
    let communes: String = (0..256).map(town).collect();
    let said = problems(
        &format!("code,name,prefecture\n{departements}"),
        &format!("code,name,departement,lon,lat,point\n{communes}"),
    );
    assert_eq!(
        said[0].to_string(),
        "departements.csv:257: code = \"255\": is one too many: at most 255 can be held"
    );
}

#[test]
fn problems_come_in_the_order_of_files_and_lines() {
    let departements = DEPARTEMENTS.replace("2A,", "2C,");
    let communes = COMMUNES.replace("45.7609", "95").replace("centre", "church");
    let said: Vec<_> =
        problems(&departements, &communes).iter().map(|problem| (problem.file, problem.line)).collect();
    let mut sorted = said.clone();
    sorted.sort_by_key(|(file, line)| (*file == "communes.csv", *line));
    assert!(said.len() > 3, "{said:?}");
    assert_eq!(said, sorted);
}
