PRAGMA application_id = 1465467468;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE captures (
  ingest INTEGER NOT NULL REFERENCES ingests (id),
  layout TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (ingest, layout, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE categories (id INTEGER PRIMARY KEY, scheme TEXT NOT NULL, code TEXT NOT NULL) STRICT;
INSERT INTO "categories" VALUES(1,'ml','ML10');
INSERT INTO "categories" VALUES(2,'hs','9301');
CREATE TABLE events (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "events" VALUES(0,'new');
INSERT INTO "events" VALUES(1,'extension');
INSERT INTO "events" VALUES(2,'replacement');
INSERT INTO "events" VALUES(3,'temporary');
INSERT INTO "events" VALUES(4,'transit');
INSERT INTO "events" VALUES(5,'brokering');
INSERT INTO "events" VALUES(6,'denial');
CREATE TABLE facets (
  id INTEGER PRIMARY KEY, basis TEXT NOT NULL, measure TEXT NOT NULL, unit TEXT NOT NULL, level TEXT NOT NULL
) STRICT;
INSERT INTO "facets" VALUES(1,'licence','money','EUR','part');
INSERT INTO "facets" VALUES(2,'volume','tiv','TIV-million','total');
INSERT INTO "facets" VALUES(3,'customs','licences','EUR','part');
INSERT INTO "facets" VALUES(4,'delivery','money','item','total');
INSERT INTO "facets" VALUES(5,'order','items','Stück','part');
INSERT INTO "facets" VALUES(6,'volume','licences','item','part');
INSERT INTO "facets" VALUES(7,'register','items','EUR','total');
INSERT INTO "facets" VALUES(8,'register','items','TIV-million','part');
INSERT INTO "facets" VALUES(9,'order','items','EUR','total');
INSERT INTO "facets" VALUES(10,'licence','licences','EUR','total');
INSERT INTO "facets" VALUES(11,'customs','tiv','Stück','total');
INSERT INTO "facets" VALUES(12,'order','tiv','item','part');
INSERT INTO "facets" VALUES(13,'turnover','tiv','TIV-million','total');
INSERT INTO "facets" VALUES(14,'register','licences','TIV-million','part');
INSERT INTO "facets" VALUES(15,'volume','money','item','total');
INSERT INTO "facets" VALUES(16,'order','tiv','EUR','part');
INSERT INTO "facets" VALUES(17,'licence','tiv','item','total');
INSERT INTO "facets" VALUES(18,'licence','licences','TIV-million','part');
INSERT INTO "facets" VALUES(19,'licence','tiv','TIV-million','part');
INSERT INTO "facets" VALUES(20,'delivery','tiv','Stück','part');
INSERT INTO "facets" VALUES(21,'volume','money','TIV-million','total');
INSERT INTO "facets" VALUES(22,'turnover','licences','item','part');
INSERT INTO "facets" VALUES(23,'delivery','licences','item','total');
INSERT INTO "facets" VALUES(24,'turnover','money','item','part');
INSERT INTO "facets" VALUES(25,'register','money','item','total');
INSERT INTO "facets" VALUES(26,'licence','money','item','part');
INSERT INTO "facets" VALUES(27,'licence','money','item','total');
INSERT INTO "facets" VALUES(28,'volume','licences','EUR','part');
INSERT INTO "facets" VALUES(29,'order','licences','EUR','part');
INSERT INTO "facets" VALUES(30,'volume','money','Stück','part');
INSERT INTO "facets" VALUES(31,'licence','money','Stück','part');
INSERT INTO "facets" VALUES(32,'customs','tiv','item','total');
INSERT INTO "facets" VALUES(33,'customs','items','Stück','part');
INSERT INTO "facets" VALUES(34,'order','tiv','TIV-million','part');
INSERT INTO "facets" VALUES(35,'customs','tiv','Stück','part');
INSERT INTO "facets" VALUES(36,'volume','tiv','Stück','part');
INSERT INTO "facets" VALUES(37,'register','licences','item','total');
INSERT INTO "facets" VALUES(38,'volume','items','item','part');
INSERT INTO "facets" VALUES(39,'order','tiv','item','total');
INSERT INTO "facets" VALUES(40,'licence','items','item','part');
INSERT INTO "facets" VALUES(41,'licence','tiv','Stück','part');
INSERT INTO "facets" VALUES(42,'volume','items','EUR','total');
INSERT INTO "facets" VALUES(43,'licence','items','Stück','part');
INSERT INTO "facets" VALUES(44,'customs','licences','TIV-million','total');
INSERT INTO "facets" VALUES(45,'order','licences','item','total');
INSERT INTO "facets" VALUES(46,'order','money','EUR','part');
INSERT INTO "facets" VALUES(47,'register','items','item','part');
INSERT INTO "facets" VALUES(48,'order','licences','item','part');
INSERT INTO "facets" VALUES(49,'licence','tiv','EUR','part');
INSERT INTO "facets" VALUES(50,'register','money','Stück','part');
INSERT INTO "facets" VALUES(51,'register','licences','Stück','part');
INSERT INTO "facets" VALUES(52,'turnover','money','EUR','total');
INSERT INTO "facets" VALUES(53,'volume','items','TIV-million','part');
INSERT INTO "facets" VALUES(54,'volume','licences','EUR','total');
CREATE TABLE flags (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "flags" VALUES(0,'estimated-value');
INSERT INTO "flags" VALUES(1,'estimated-year');
INSERT INTO "flags" VALUES(2,'estimated-number');
INSERT INTO "flags" VALUES(3,'estimate-not-stated');
INSERT INTO "flags" VALUES(4,'rounded');
INSERT INTO "flags" VALUES(5,'provisional');
INSERT INTO "flags" VALUES(6,'second-hand');
INSERT INTO "flags" VALUES(7,'modernised');
INSERT INTO "flags" VALUES(8,'local-production');
INSERT INTO "flags" VALUES(9,'classified');
INSERT INTO "flags" VALUES(10,'open');
INSERT INTO "flags" VALUES(11,'withheld');
INSERT INTO "flags" VALUES(12,'repaired');
INSERT INTO "flags" VALUES(13,'zero-as-printed');
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('v1');
CREATE TABLE ingests (
  id INTEGER PRIMARY KEY,
  snapshot INTEGER NOT NULL REFERENCES snapshots (id),
  mapping TEXT NOT NULL,
  mapping_hash TEXT NOT NULL,
  program TEXT NOT NULL,
  vintage TEXT,
  counts TEXT,
  UNIQUE (snapshot, mapping_hash)
) STRICT;
INSERT INTO "ingests" VALUES(1,1,'sample','h1','1.0','2024-07-01','{"dropped":{},"emitsRejected":0,"notes":{},"records":45,"rowsIn":0,"rowsMapped":0,"rowsRejected":0,"skipped":{}}');
INSERT INTO "ingests" VALUES(2,1,'other','h2','1.0',NULL,'{"dropped":{},"emitsRejected":0,"notes":{},"records":25,"rowsIn":0,"rowsMapped":0,"rowsRejected":0,"skipped":{}}');
INSERT INTO "ingests" VALUES(3,1,'sample','h3','1.0',NULL,'{"dropped":{},"emitsRejected":0,"notes":{},"records":0,"rowsIn":0,"rowsMapped":0,"rowsRejected":0,"skipped":{}}');
CREATE TABLE parties (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL, belongs_to TEXT, text TEXT NOT NULL
) STRICT;
INSERT INTO "parties" VALUES(1,'state','NLD',NULL,'NLD');
INSERT INTO "parties" VALUES(2,'territory','ABW','NLD','ABW');
INSERT INTO "parties" VALUES(3,'state','ITA',NULL,'ITA');
INSERT INTO "parties" VALUES(4,'state','TUR',NULL,'TUR');
INSERT INTO "parties" VALUES(5,'organisation','NATO',NULL,'organisation NATO');
INSERT INTO "parties" VALUES(6,'territory','ABW',NULL,'ABW');
INSERT INTO "parties" VALUES(7,'non-state','Ánsar, “x”',NULL,'non-state Ánsar, “x”');
INSERT INTO "parties" VALUES(8,'non-state','',NULL,'non-state ');
INSERT INTO "parties" VALUES(9,'organisation','NATO','nato','organisation NATO');
INSERT INTO "parties" VALUES(10,'non-state','PKK (Turkiye)',NULL,'non-state PKK (Turkiye)');
INSERT INTO "parties" VALUES(11,'historic','SUN',NULL,'SUN');
INSERT INTO "parties" VALUES(12,'state','FRA',NULL,'FRA');
INSERT INTO "parties" VALUES(13,'non-state','one of {FRA, NLD}',NULL,'non-state one of {FRA, NLD}');
CREATE TABLE party_sets (
  id INTEGER PRIMARY KEY, parties TEXT NOT NULL, groups TEXT NOT NULL, unknown TEXT, text TEXT NOT NULL
) STRICT;
INSERT INTO "party_sets" VALUES(1,'[3,4]','["nato"]',NULL,'one of {ITA, TUR, within nato}');
INSERT INTO "party_sets" VALUES(2,'[]','[]','several','several');
INSERT INTO "party_sets" VALUES(3,'[5]','[]',NULL,'organisation NATO');
INSERT INTO "party_sets" VALUES(4,'[12,1]','["nato"]',NULL,'one of {FRA, NLD, within nato}');
INSERT INTO "party_sets" VALUES(5,'[]','["eu","nato"]',NULL,'within eu+nato');
INSERT INTO "party_sets" VALUES(6,'[2]','[]',NULL,'ABW');
INSERT INTO "party_sets" VALUES(7,'[13]','[]',NULL,'non-state one of {FRA, NLD}');
INSERT INTO "party_sets" VALUES(8,'[]','[]','unknown','unknown');
INSERT INTO "party_sets" VALUES(9,'[6]','[]',NULL,'ABW');
INSERT INTO "party_sets" VALUES(10,'[]','[]','withheld','withheld');
INSERT INTO "party_sets" VALUES(11,'[1]','[]',NULL,'NLD');
INSERT INTO "party_sets" VALUES(12,'[]','["nato+eu"]',NULL,'within nato+eu');
CREATE TABLE perspectives (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "perspectives" VALUES(0,'exporter');
INSERT INTO "perspectives" VALUES(1,'importer');
INSERT INTO "perspectives" VALUES(2,'third-party');
CREATE TABLE records (
  ingest INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  line INTEGER NOT NULL,
  row INTEGER NOT NULL,
  emit INTEGER NOT NULL,
  col INTEGER NOT NULL,
  facet INTEGER NOT NULL,
  reporter INTEGER,
  perspective INTEGER NOT NULL,
  event INTEGER NOT NULL,
  exporter INTEGER,
  origin INTEGER,
  destination INTEGER,
  via INTEGER,
  from_day INTEGER NOT NULL,
  until_day INTEGER NOT NULL,
  category INTEGER,
  item INTEGER,
  lo INTEGER NOT NULL,
  hi INTEGER,
  flags INTEGER NOT NULL,
  PRIMARY KEY (ingest, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO "records" VALUES(1,0,4218,4200,1,3,1,1,0,1,1,2,1,3,19723,20089,1,1,12500000,12500000,8209);
INSERT INTO "records" VALUES(1,1,0,0,0,0,2,NULL,2,6,NULL,NULL,2,NULL,-7305,-6940,NULL,NULL,0,500000,0);
INSERT INTO "records" VALUES(1,2,0,0,0,0,1,NULL,1,0,NULL,NULL,NULL,NULL,19782,19783,NULL,NULL,-9223372036854775808,NULL,0);
INSERT INTO "records" VALUES(1,3,0,0,0,0,1,NULL,0,0,NULL,NULL,NULL,NULL,2932167,2932532,NULL,NULL,-1,9223372036854775806,0);
INSERT INTO "records" VALUES(1,4,0,0,0,0,1,NULL,0,0,NULL,NULL,NULL,NULL,-719162,-718797,NULL,NULL,100000000,100000000,0);
INSERT INTO "records" VALUES(1,5,4294967295,0,1,0,3,6,1,1,2,6,4,NULL,-719162,-718797,1,NULL,-9223372036854775808,-9223372036854775808,0);
INSERT INTO "records" VALUES(1,6,0,0,1,7,4,7,1,1,12,12,5,7,19723,20089,2,2,0,NULL,-1);
INSERT INTO "records" VALUES(1,7,4294967295,0,0,0,5,8,2,2,1,11,6,12,-228584,-228575,NULL,2,-6511303183408918113,9223372036854775806,1);
INSERT INTO "records" VALUES(1,8,0,284,1,0,6,9,2,0,1,9,5,NULL,19723,20089,NULL,3,-9223372036854775808,1149996142511251378,-1);
INSERT INTO "records" VALUES(1,9,4294967295,135,255,0,7,8,1,6,1,6,2,NULL,1227633,1227642,1,4,-9223372036854775808,7536363790920756166,0);
INSERT INTO "records" VALUES(1,10,0,85,1,7,8,1,1,3,6,12,5,5,97969,97978,NULL,5,0,NULL,8856151265382938905);
INSERT INTO "records" VALUES(1,11,4294967295,4294967295,255,7,9,6,0,3,7,7,7,10,1168425,1168434,2,6,-1500000,-1500000,0);
INSERT INTO "records" VALUES(1,12,1,4294967295,255,7,10,NULL,1,6,11,NULL,NULL,6,19723,20089,NULL,7,0,0,-8427572780620586079);
INSERT INTO "records" VALUES(1,13,4294967295,0,1,7,11,7,2,0,11,8,6,8,-719162,-718797,NULL,8,9223372036854775807,NULL,2421288862083891375);
INSERT INTO "records" VALUES(1,14,1,4294967295,0,0,12,6,1,0,11,11,NULL,NULL,-719162,-718797,1,9,9223372036854775807,NULL,0);
INSERT INTO "records" VALUES(1,15,4294967295,0,1,7,13,6,0,6,12,9,6,11,-647324,-647315,1,10,0,0,-1);
INSERT INTO "records" VALUES(1,16,4294967295,229,255,7,14,2,1,1,12,8,7,6,19723,20089,2,6,9223372036854775807,NULL,1);
INSERT INTO "records" VALUES(1,17,4294967295,0,255,65535,15,7,0,4,11,2,8,12,19723,20089,NULL,7,-6473304243250649175,NULL,-2826253448327188304);
INSERT INTO "records" VALUES(1,18,0,4294967295,0,0,16,2,2,0,1,11,7,7,19723,20089,NULL,6,9223372036854775807,NULL,3170686321235591679);
INSERT INTO "records" VALUES(1,19,6436,4294967295,1,7,17,2,1,6,12,12,NULL,9,19723,20089,2,NULL,-1500000,-1500000,1);
INSERT INTO "records" VALUES(1,20,1,4294967295,255,7,18,10,1,0,2,8,9,2,-663993,-663984,NULL,11,9223372036854775807,NULL,-9094671387662889612);
INSERT INTO "records" VALUES(1,21,33743,4294967295,255,0,19,1,2,2,8,10,6,11,-719162,-718797,1,6,-9223372036854775808,-9223372036854775808,7346157609387012972);
INSERT INTO "records" VALUES(1,22,1,45,255,0,20,NULL,1,5,6,11,NULL,NULL,-719162,-718797,1,NULL,-8503954737584780172,NULL,6257125326487908442);
INSERT INTO "records" VALUES(1,23,0,0,1,0,21,9,0,5,1,1,4,5,19723,20089,NULL,2,0,0,1);
INSERT INTO "records" VALUES(1,24,7802,4294967295,0,65535,22,6,2,2,11,8,2,9,1598757,1598766,1,7,-9223372036854775808,NULL,0);
INSERT INTO "records" VALUES(1,25,4294967295,241,1,65535,23,11,0,0,2,6,6,4,1604363,1604372,NULL,7,-8926850180656787851,9223372036854775806,1);
INSERT INTO "records" VALUES(1,26,0,4294967295,0,0,24,12,0,3,10,1,6,5,-719162,-718797,NULL,7,-1500000,9223372036854775806,-1);
INSERT INTO "records" VALUES(1,27,25754,0,0,7,25,10,2,0,2,7,6,7,19723,20089,1,6,9223372036854775807,NULL,1);
INSERT INTO "records" VALUES(1,28,4294967295,159,0,7,26,10,1,5,7,12,6,12,19723,20089,1,2,-9223372036854775808,5859102811609813897,0);
INSERT INTO "records" VALUES(1,29,5471,209,0,0,27,10,1,2,7,9,7,2,-719162,-718797,2,NULL,-9223372036854775808,NULL,4659860549686329177);
INSERT INTO "records" VALUES(1,30,4294967295,26,0,7,5,1,0,0,8,7,6,NULL,95205,95214,NULL,6,1493895899624793259,2891712088544993916,-1);
INSERT INTO "records" VALUES(1,31,1,0,1,7,28,11,2,5,6,7,5,5,19723,20089,1,12,9223372036854775807,NULL,1);
INSERT INTO "records" VALUES(1,32,4294967295,66,255,65535,3,6,0,5,11,NULL,8,6,19723,20089,NULL,2,-7658754116745555689,-5184615861745743875,-1);
INSERT INTO "records" VALUES(1,33,15311,4294967295,0,0,29,8,0,4,6,8,2,7,19723,20089,NULL,2,-9223372036854775808,-9223372036854775808,-4515182717108398965);
INSERT INTO "records" VALUES(1,34,0,0,0,0,30,NULL,1,4,10,6,4,10,19723,20089,1,13,-9223372036854775808,NULL,-8225272623577372164);
INSERT INTO "records" VALUES(1,35,4294967295,4294967295,1,7,10,8,0,0,6,11,10,9,19723,20089,1,14,-4707354460734764264,NULL,1);
INSERT INTO "records" VALUES(1,36,4294967295,270,1,7,31,6,0,1,1,7,6,8,-719162,-718797,2,8,-7458796930377273134,9223372036854775806,-822267634601188229);
INSERT INTO "records" VALUES(1,37,0,138,0,7,23,8,2,3,10,2,NULL,11,-719162,-718797,NULL,2,-9223372036854775808,-9223372036854775808,1);
INSERT INTO "records" VALUES(1,38,4294967295,239,1,65535,32,2,2,3,6,6,11,6,19723,20089,2,8,6157527616589520040,NULL,-1);
INSERT INTO "records" VALUES(1,39,4294967295,0,0,7,33,9,1,1,2,6,2,10,-719162,-718797,1,8,-99568586651311820,-99568586651311820,1);
INSERT INTO "records" VALUES(1,40,1,4294967295,255,0,14,11,0,6,12,10,NULL,NULL,19723,20089,1,6,9223372036854775807,NULL,0);
INSERT INTO "records" VALUES(1,41,1,247,1,7,5,12,2,3,6,9,10,6,-719162,-718797,2,6,0,0,0);
INSERT INTO "records" VALUES(1,42,1,4294967295,0,7,34,9,0,2,7,11,8,4,19723,20089,NULL,8,-9223372036854775808,9223372036854775806,0);
INSERT INTO "records" VALUES(1,43,1,0,0,65535,35,9,2,2,2,8,10,6,19723,20089,1,NULL,-1500000,NULL,6012070982318688440);
INSERT INTO "records" VALUES(1,44,0,261,255,7,24,2,2,3,6,2,7,NULL,19723,20089,NULL,2,0,0,-3023807017861993838);
INSERT INTO "records" VALUES(2,0,26258,4294967295,255,7,25,10,2,3,1,9,6,11,19723,20089,1,15,-9223372036854775808,-320731253561597033,-163023182675539863);
INSERT INTO "records" VALUES(2,1,50245,4294967295,1,7,7,10,1,4,6,1,11,12,-719162,-718797,NULL,7,8078295006615309419,NULL,1);
INSERT INTO "records" VALUES(2,2,4294967295,203,255,7,36,1,0,1,12,7,7,8,-719162,-718797,NULL,3,9223372036854775807,NULL,1);
INSERT INTO "records" VALUES(2,3,1,4294967295,255,0,37,9,0,5,8,6,6,4,-396045,-396036,1,16,-9223372036854775808,NULL,-1);
INSERT INTO "records" VALUES(2,4,4294967295,277,0,0,38,7,0,2,7,1,9,8,1496890,1496899,2,7,0,2256758964948561124,-5881639515438185257);
INSERT INTO "records" VALUES(2,5,0,0,0,0,39,6,0,6,NULL,7,6,10,19723,20089,2,8,0,0,1);
INSERT INTO "records" VALUES(2,6,1,12,1,7,40,6,2,1,12,NULL,5,2,-719162,-718797,NULL,7,9223372036854775807,NULL,0);
INSERT INTO "records" VALUES(2,7,1,4294967295,0,65535,41,2,1,5,12,7,9,9,280986,280995,NULL,8,9223372036854775807,NULL,0);
INSERT INTO "records" VALUES(2,8,1,4294967295,255,0,19,6,0,4,11,2,5,11,-719162,-718797,2,6,0,0,1);
INSERT INTO "records" VALUES(2,9,9175,179,1,7,42,12,0,5,11,2,12,8,-719162,-718797,NULL,7,9223372036854775807,NULL,1);
INSERT INTO "records" VALUES(2,10,23342,200,0,65535,43,1,1,6,12,8,10,NULL,2147096,2147105,2,2,-1500000,NULL,-1);
INSERT INTO "records" VALUES(2,11,1,0,1,0,44,12,2,2,12,11,6,2,1811270,1811279,2,6,-119847424085913136,3310181193208830977,-5277198610178597636);
INSERT INTO "records" VALUES(2,12,4294967295,4294967295,1,0,45,8,0,2,2,8,4,7,19723,20089,NULL,7,-9223372036854775808,9223372036854775806,-3605002293900885420);
INSERT INTO "records" VALUES(2,13,0,4294967295,1,65535,46,10,1,6,12,10,2,8,19723,20089,NULL,8,0,0,1);
INSERT INTO "records" VALUES(2,14,0,0,255,0,47,10,2,2,8,10,5,NULL,19723,20089,NULL,8,-1500000,-1500000,-5470012077904155358);
INSERT INTO "records" VALUES(2,15,4294967295,288,0,65535,48,12,1,6,NULL,10,12,NULL,1388825,1388834,NULL,7,9223372036854775807,NULL,-1);
INSERT INTO "records" VALUES(2,16,10281,4294967295,1,7,13,11,0,3,6,11,NULL,5,913858,913867,1,2,0,0,1);
INSERT INTO "records" VALUES(2,17,48922,69,255,65535,49,7,2,6,6,12,5,9,1066401,1066410,2,17,-1500000,1290092884805596565,-1);
INSERT INTO "records" VALUES(2,18,4294967295,201,255,0,50,8,0,1,11,7,11,6,19723,20089,1,8,9223372036854775807,NULL,0);
INSERT INTO "records" VALUES(2,19,4294967295,229,255,65535,51,7,2,3,10,9,11,9,1607183,1607192,1,8,9223372036854775807,NULL,1);
INSERT INTO "records" VALUES(2,20,0,4294967295,255,0,26,7,1,0,1,NULL,8,7,19723,20089,1,6,0,NULL,0);
INSERT INTO "records" VALUES(2,21,4294967295,4294967295,0,7,23,7,2,0,NULL,NULL,NULL,7,-719162,-718797,2,6,-1500000,-1500000,-1);
INSERT INTO "records" VALUES(2,22,4294967295,97,1,7,52,9,0,5,10,12,4,4,-719162,-718797,1,8,-1500000,9223372036854775806,-1);
INSERT INTO "records" VALUES(2,23,4294967295,0,1,65535,53,NULL,1,5,12,NULL,4,10,1726316,1726325,NULL,7,-9223372036854775808,-9223372036854775808,-1);
INSERT INTO "records" VALUES(2,24,4294967295,151,1,7,54,NULL,1,0,8,12,5,4,2619379,2619388,2,7,-1500000,2853482000745192378,0);
CREATE TABLE rejects (
  ingest INTEGER NOT NULL REFERENCES ingests (id),
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  line INTEGER NOT NULL,
  col INTEGER NOT NULL,
  row INTEGER,
  emit INTEGER,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (ingest, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO "rejects" VALUES(1,0,'unknown-party','unknown party ''Chili via België'' in ''destination''',4218,31,4200,1,'destination','Chili via België','2024;Chili via België;1,5');
CREATE TABLE result_cells (
  result_table INTEGER NOT NULL REFERENCES result_tables (id),
  row INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (result_table, row, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "result_cells" VALUES(1,0,0,'text','NLD');
INSERT INTO "result_cells" VALUES(1,0,1,'integer','-3');
INSERT INTO "result_cells" VALUES(1,0,2,'amount','64563604257983.430649');
INSERT INTO "result_cells" VALUES(1,0,3,'share','0.123456');
INSERT INTO "result_cells" VALUES(1,1,0,'text','');
INSERT INTO "result_cells" VALUES(1,1,2,'amount','-0.000001');
INSERT INTO "result_cells" VALUES(1,1,3,'share','-1.000000');
CREATE TABLE result_columns (
  result_table INTEGER NOT NULL REFERENCES result_tables (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  is_key INTEGER NOT NULL,
  help TEXT NOT NULL,
  PRIMARY KEY (result_table, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "result_columns" VALUES(1,0,'exporter','text',1,'who exports');
INSERT INTO "result_columns" VALUES(1,1,'n','integer',0,'records');
INSERT INTO "result_columns" VALUES(1,2,'lo','amount',0,'at least');
INSERT INTO "result_columns" VALUES(1,3,'share','share',0,'of the whole');
CREATE TABLE result_ingests (
  result_set INTEGER NOT NULL REFERENCES result_sets (id),
  ingest INTEGER NOT NULL REFERENCES ingests (id),
  PRIMARY KEY (result_set, ingest)
) STRICT, WITHOUT ROWID;
INSERT INTO "result_ingests" VALUES(1,1);
INSERT INTO "result_ingests" VALUES(1,2);
CREATE TABLE result_sets (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "result_sets" VALUES(1,'k');
CREATE TABLE result_tables (
  id INTEGER PRIMARY KEY,
  result_set INTEGER NOT NULL REFERENCES result_sets (id),
  metric TEXT NOT NULL,
  title TEXT NOT NULL,
  row_count INTEGER NOT NULL
) STRICT;
INSERT INTO "result_tables" VALUES(1,1,'outside-share','Share that leaves',3);
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  program TEXT NOT NULL,
  pipeline TEXT NOT NULL,
  pipeline_hash TEXT NOT NULL,
  result_set INTEGER NOT NULL REFERENCES result_sets (id),
  exit_status INTEGER NOT NULL
) STRICT;
INSERT INTO "runs" VALUES(1,'2026-01-01T00:00:00Z','1.0','waybill.yaml','p',1,0);
CREATE TABLE snapshots (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  name TEXT NOT NULL,
  publisher TEXT,
  title TEXT,
  url TEXT,
  terms TEXT
) STRICT;
INSERT INTO "snapshots" VALUES(1,'abababababababababababababababababababababababababababababababab',1234,'data/licences.csv','Ministry','Licences','https://example.org/licences.csv','CC-BY-4.0');
CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "texts" VALUES(1,'Köpp’s “tank”');
INSERT INTO "texts" VALUES(2,'🚢 frigate');
INSERT INTO "texts" VALUES(3,'n6');
INSERT INTO "texts" VALUES(4,'n47');
INSERT INTO "texts" VALUES(5,'n4');
INSERT INTO "texts" VALUES(6,'it''''em');
INSERT INTO "texts" VALUES(7,'');
INSERT INTO "texts" VALUES(8,'Кольчуга');
INSERT INTO "texts" VALUES(9,'n1');
INSERT INTO "texts" VALUES(10,'n88');
INSERT INTO "texts" VALUES(11,'n39');
INSERT INTO "texts" VALUES(12,'n34');
INSERT INTO "texts" VALUES(13,'n63');
INSERT INTO "texts" VALUES(14,'n48');
INSERT INTO "texts" VALUES(15,'n50');
INSERT INTO "texts" VALUES(16,'n87');
INSERT INTO "texts" VALUES(17,'n61');
CREATE UNIQUE INDEX parties_by_value ON parties (code, kind, belongs_to);
CREATE UNIQUE INDEX party_sets_by_value ON party_sets (parties, groups, unknown);
CREATE UNIQUE INDEX categories_by_value ON categories (scheme, code);
CREATE UNIQUE INDEX facets_by_value ON facets (basis, measure, unit, level);
CREATE INDEX result_tables_by_set ON result_tables (result_set);
CREATE VIEW figures AS
SELECT
  sets.key AS result_set, tables.metric, cells.row, columns.name AS column_name, cells.kind, cells.value
FROM result_cells AS cells
  JOIN result_tables AS tables ON tables.id = cells.result_table
  JOIN result_sets AS sets ON sets.id = tables.result_set
  JOIN result_columns AS columns
    ON columns.result_table = cells.result_table AND columns.position = cells.position;
CREATE VIEW current_ingests AS
SELECT ingests.id AS ingest, ingests.mapping
FROM ingests
  JOIN result_ingests ON result_ingests.ingest = ingests.id
WHERE result_ingests.result_set = (
  SELECT latest.result_set
  FROM runs AS latest
    JOIN result_ingests AS used ON used.result_set = latest.result_set
    JOIN ingests AS same ON same.id = used.ingest
  WHERE same.mapping = ingests.mapping
  ORDER BY latest.id DESC
  LIMIT 1);
CREATE VIEW records_named AS
SELECT
  ingests.mapping AS source,
  ingests.vintage,
  r.ingest IN (SELECT ingest FROM current_ingests) AS current,
  snapshots.name AS snapshot,
  r.ingest, r.ordinal, r.line, r.row, r.emit, r.col,
  reporters.text AS reporter,
  perspectives.name AS perspective,
  facets.basis, facets.measure, facets.unit, facets.level,
  events.name AS event,
  exporters.text AS exporter,
  origins.text AS origin,
  destinations.text AS destination,
  vias.text AS via,
  date(r.from_day * 86400, 'unixepoch') AS from_date,
  date(r.until_day * 86400, 'unixepoch') AS until_date,
  categories.scheme, categories.code AS category,
  texts.text AS item,
  r.lo / 1e6 AS lo,
  r.hi / 1e6 AS hi,
  CASE WHEN r.lo IS NOT NULL THEN rtrim(rtrim(printf('%s%d.%06d',
    CASE WHEN r.lo < 0 THEN '-' ELSE '' END,
    abs(r.lo / 1000000), abs(r.lo % 1000000)), '0'), '.') END AS lo_exact,
  CASE WHEN r.hi IS NOT NULL THEN rtrim(rtrim(printf('%s%d.%06d',
    CASE WHEN r.hi < 0 THEN '-' ELSE '' END,
    abs(r.hi / 1000000), abs(r.hi % 1000000)), '0'), '.') END AS hi_exact,
  (SELECT group_concat(name, ', ')
    FROM (SELECT name FROM flags WHERE (r.flags >> code) & 1 ORDER BY code)) AS flags
FROM records AS r
  JOIN ingests ON ingests.id = r.ingest
  JOIN snapshots ON snapshots.id = ingests.snapshot
  JOIN facets ON facets.id = r.facet
  JOIN perspectives ON perspectives.code = r.perspective
  JOIN events ON events.code = r.event
  LEFT JOIN parties AS reporters ON reporters.id = r.reporter
  LEFT JOIN parties AS exporters ON exporters.id = r.exporter
  LEFT JOIN parties AS origins ON origins.id = r.origin
  LEFT JOIN party_sets AS destinations ON destinations.id = r.destination
  LEFT JOIN party_sets AS vias ON vias.id = r.via
  LEFT JOIN categories ON categories.id = r.category
  LEFT JOIN texts ON texts.id = r.item;
COMMIT;
