create schema shop;
create schema clinic;
create schema staff;

create table shop.customer (
  id integer primary key,
  first_name varchar(40) not null,
  last_name varchar(40) not null,
  email varchar(120) not null,
  phone varchar(30),
  birth_date date,
  loyalty_points integer not null,
  newsletter boolean not null,
  profile json,
  created_at timestamp not null
);
comment on table shop.customer is 'Everyone who ever ordered';

create table shop.address (
  id integer primary key,
  customer_id integer not null references shop.customer,
  street varchar(80) not null,
  city varchar(60) not null,
  state varchar(40),
  postal_code varchar(12) not null,
  country varchar(40) not null,
  kind varchar(10) not null
);

create table shop.product (
  id integer primary key,
  sku varchar(20) not null,
  ean varchar(13) not null,
  title varchar(80) not null,
  category varchar(30) not null,
  colour varchar(20) not null,
  price decimal(10, 2) not null,
  weight_grams integer not null,
  stock integer not null,
  release_tag varchar(12) not null,
  image_etag char(32) not null
);
create unique index shop.product_sku on shop.product (sku);

create table shop.orders (
  id integer primary key,
  order_no varchar(16) not null,
  customer_id integer not null references shop.customer,
  status varchar(12) not null,
  currency char(3) not null,
  total decimal(12, 2) not null,
  ordered_at timestamp not null,
  shipped_on date,
  delivery_note varchar(400)
);

create table shop.order_item (
  order_id integer not null references shop.orders,
  line_no integer not null,
  product_id integer not null references shop.product,
  quantity integer not null,
  unit_price decimal(10, 2) not null,
  discount_percent decimal(5, 2) not null,
  primary key (order_id, line_no)
);

create table shop.payment_card (
  id integer primary key,
  customer_id integer not null references shop.customer,
  card_number varchar(24) not null,
  card_holder varchar(80) not null,
  expiry varchar(7) not null,
  brand varchar(12) not null
);

create table shop.app_user (
  id integer primary key,
  username varchar(40) not null,
  password_hash varchar(60) not null,
  last_login_ip varchar(45) not null,
  failed_logins integer not null,
  role varchar(12) not null
);

create table shop.web_session (
  id uuid primary key,
  user_id integer not null references shop.app_user,
  access_token varchar(400) not null,
  client_ip varchar(45) not null,
  user_agent varchar(120) not null,
  page_views integer not null,
  started_epoch_ms bigint not null
);

create table clinic.patient (
  id integer primary key,
  full_name varchar(80) not null,
  dob varchar(10) not null,
  ssn varchar(11),
  nhs_number varchar(12),
  mobile varchar(30),
  blood_group varchar(3) not null,
  registered_on date not null
);

create table clinic.visit (
  id integer primary key,
  patient_id integer not null references clinic.patient,
  visit_date timestamp not null,
  diagnosis_code varchar(8) not null,
  ward varchar(20) not null,
  duration_minutes integer not null,
  clinical_note varchar(1000)
);

create table clinic.prescription (
  id integer primary key,
  visit_id integer not null references clinic.visit,
  prescriber_npi varchar(10) not null,
  dose_mg integer not null,
  times_per_day integer not null,
  refills integer not null
);

create table clinic.insurance (
  id integer primary key,
  patient_id integer not null references clinic.patient,
  insurer varchar(40) not null,
  policy_holder_email varchar(120),
  iban varchar(34),
  valid_until date not null,
  copay_percent integer not null
);

create table staff.employee (
  id integer primary key,
  given_name varchar(40) not null,
  surname varchar(40) not null,
  work_email varchar(120) not null,
  date_of_birth date not null,
  home_phone varchar(30),
  tax_id varchar(11) not null,
  bank_iban varchar(34) not null,
  desk_mac varchar(17) not null,
  department varchar(30) not null,
  grade integer not null,
  hired_on date not null
);

create table staff.audit_log (
  id bigint primary key,
  logged_epoch bigint not null,
  event varchar(40) not null,
  request_id uuid not null,
  source_ip varchar(45) not null,
  duration_ms integer not null,
  http_status integer not null,
  agent_version varchar(16) not null
);

create table staff.api_client (
  id integer primary key,
  client_name varchar(40) not null,
  aws_access_key varchar(20) not null,
  callback_url varchar(120) not null,
  db_connection varchar(160) not null,
  rate_limit integer not null
);

create index shop.orders_customer on shop.orders (customer_id);

create view shop.customer_contact as
  select c.id, c.first_name, c.last_name, c.email, a.city, a.country
  from shop.customer c join shop.address a on a.customer_id = c.id;

create view clinic.diagnosis_count as
  select diagnosis_code, count(*) as visits from clinic.visit group by diagnosis_code;
